import type { VendorProfileInput } from '../../commands/account/complete-vendor-profile.ts'
import type { DemoPerson } from './person.ts'

/** A vendor, who owns it and who else works there. The profile is filled in by the owner. */
export interface DemoVendor {
  readonly owner: DemoPerson
  readonly members?: readonly DemoPerson[]
  readonly profile: Omit<VendorProfileInput, 'legalFirstName' | 'legalLastName'>
}

const business = (
  legalBusinessName: string,
  duns: string,
  site: string,
): Pick<VendorProfileInput, 'kind' | 'legalBusinessName' | 'duns' | 'website'> => ({
  kind: 'BUSINESS',
  legalBusinessName,
  duns,
  website: `https://www.${site}.example`,
})

const developer = (
  name: readonly [string, string],
  email: string,
  password = 'lakeside-demo-vendor',
): DemoPerson => ({
  role: 'developer',
  firstName: name[0],
  lastName: name[1],
  email,
  password,
  holds: ['DEVELOPER'],
})

/** The companies and the one person behind the apps. */
export const VENDORS = {
  larkmoor: {
    owner: developer(['Maya', 'Lindgren'], 'developer@larkmoor.example', 'lakeside-demo-developer'),
    members: [developer(['Oscar', 'Nwosu'], 'oscar@larkmoor.example', 'lakeside-demo-member')],
    profile: {
      ...business('Larkmoor Clinical Software, Inc.', '904417625', 'larkmoor'),
      position: 'Chief technology officer',
      phone: '+1 413 555 0142',
      address: {
        line1: '18 Foundry Street',
        city: 'Northampton',
        region: 'MA',
        postalCode: '01060',
        country: 'US',
      },
    },
  },
  saltmeadow: {
    owner: developer(
      ['Daniel', 'Okoro'],
      'developer@saltmeadow.example',
      'lakeside-demo-developer-two',
    ),
    profile: {
      ...business('Saltmeadow Digital Health LLC', '915530284', 'saltmeadow'),
      position: 'Founder',
      phone: '+1 207 555 0117',
      address: {
        line1: '240 Harbor Road',
        line2: 'Suite 3',
        city: 'Portland',
        region: 'ME',
        postalCode: '04101',
        country: 'US',
      },
    },
  },
  quillstone: {
    owner: developer(['Priya', 'Raman'], 'priya@quillstone.example'),
    profile: {
      ...business('Quillstone Medical Systems, Inc.', '926648193', 'quillstone'),
      position: 'Vice president of product',
      phone: '+1 518 555 0166',
      address: {
        line1: '77 State Street',
        city: 'Albany',
        region: 'NY',
        postalCode: '12207',
        country: 'US',
      },
    },
  },
  northfold: {
    owner: developer(['Erik', 'Halvorsen'], 'erik@northfold.example'),
    profile: {
      ...business('Northfold Analytics Ltd', '', 'northfold'),
      position: 'Director of engineering',
      phone: '+44 1632 960171',
      address: { line1: '5 Weaver’s Yard', city: 'Leeds', postalCode: 'LS1 4BT', country: 'GB' },
    },
  },
  corranValley: {
    owner: developer(['Ruth', 'Abernathy'], 'ruth@corranvalley.example'),
    profile: {
      ...business('Corran Valley Research Cooperative', '937752048', 'corranvalley'),
      position: 'Head of research computing',
      phone: '+1 802 555 0129',
      address: {
        line1: '300 College Street',
        city: 'Burlington',
        region: 'VT',
        postalCode: '05401',
        country: 'US',
      },
    },
  },
  brackenfield: {
    owner: developer(['Luis', 'Ferrante'], 'luis@brackenfield.example'),
    profile: {
      ...business('Brackenfield Pharmacy Services, Inc.', '948863917', 'brackenfield'),
      position: 'Pharmacy systems lead',
      phone: '+1 603 555 0184',
      address: {
        line1: '12 Mill Street',
        city: 'Concord',
        region: 'NH',
        postalCode: '03301',
        country: 'US',
      },
    },
  },
  pinemarsh: {
    owner: developer(['Grace', 'Tanui'], 'grace@pinemarsh.example'),
    profile: {
      ...business('Pinemarsh Integration Works LLC', '959974826', 'pinemarsh'),
      position: 'Principal engineer',
      phone: '+1 401 555 0153',
      address: {
        line1: '9 Prospect Street',
        city: 'Providence',
        region: 'RI',
        postalCode: '02903',
        country: 'US',
      },
    },
  },
  brandt: {
    owner: developer(['Helena', 'Brandt'], 'helena@brandt.example'),
    profile: {
      kind: 'INDIVIDUAL',
      position: 'Physiotherapist and app author',
      phone: '+1 860 555 0108',
      website: 'https://www.brandt.example',
      address: {
        line1: '41 Elm Street',
        city: 'Hartford',
        region: 'CT',
        postalCode: '06103',
        country: 'US',
      },
    },
  },
} as const satisfies Record<string, DemoVendor>

export type DemoVendorKey = keyof typeof VENDORS
