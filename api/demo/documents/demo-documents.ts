import type { AppVersionStatus } from '../../../schema/vocabulary/app-status.ts'
import type { DemoVendorKey } from '../people/vendors.ts'

/** A document some vendor of the demo filed. */
export interface DemoDocument {
  readonly vendor: DemoVendorKey
  /** Name and status say which version of the app it was filed for. */
  readonly app: string
  readonly status: AppVersionStatus
  readonly daysAgo: number
  readonly fileName: string
  readonly description: string
  readonly sections: readonly (readonly [heading: string, text: string])[]
  /** A file that travels inside the PDF, which reviewers are warned of. */
  readonly enclosed?: { readonly fileName: string; readonly content: string }
  /** When a later one replaced it, and the vendor took its flag away. */
  readonly replacedDaysAgo?: number
}

const GROWTH = { vendor: 'larkmoor', app: 'Growth Chart', status: 'LIVE' } as const
const WOUND = { vendor: 'quillstone', app: 'Wound Photo Record', status: 'IN_REVIEW' } as const

/** What was filed: for an app in use, one of it out of date, and for one in review, one of it with a file inside. */
export const DEMO_DOCUMENTS: readonly DemoDocument[] = [
  {
    ...GROWTH,
    daysAgo: 82,
    replacedDaysAgo: 31,
    fileName: 'HIPAA risk assessment, first half.pdf',
    description: 'Replaced by the assessment of the second half of the year.',
    sections: [
      [
        'Scope',
        'The page that draws the curves, the server it is loaded from, and the staff who look after both.',
      ],
      [
        'Result',
        'Two risks of medium weight: the page loaded its fonts from elsewhere, and no restore of the server had been practised.',
      ],
      [
        'Measures',
        'Fonts from our own server within a month; a practised restore in every quarter.',
      ],
    ],
  },
  {
    ...GROWTH,
    daysAgo: 31,
    fileName: 'HIPAA risk assessment, second half.pdf',
    description: 'Answers the claim of HIPAA. The next one is due in six months.',
    sections: [
      [
        'Scope',
        'The page that draws the curves, the server it is loaded from, and the staff who look after both.',
      ],
      [
        'Since the first half',
        'Everything the page loads comes from our own server. Two restores were practised; the slower took 52 minutes.',
      ],
      [
        'Result',
        'No risk of high or medium weight is open. The next assessment is due in six months.',
      ],
    ],
  },
  {
    ...WOUND,
    daysAgo: 6,
    fileName: 'Photo handling and retention.pdf',
    description: 'How pictures leave the phone, and when the phone forgets them.',
    sections: [
      [
        'On the phone',
        'Pictures are kept encrypted by the app, never in the gallery of the phone, and are left out of its backups.',
      ],
      [
        'On the way',
        'A picture is sent as soon as there is a network. The phone forgets it when the record has confirmed it.',
      ],
      [
        'Retention',
        'A picture that could not be sent for seven days is deleted, and whoever took it is told.',
      ],
    ],
  },
  {
    ...WOUND,
    daysAgo: 5.8,
    fileName: 'Penetration test summary.pdf',
    description: 'Summary of the latest test; the list of findings travels inside.',
    sections: [
      [
        'Test',
        'Five days, with the source at hand, of both clients and of the server that receives pictures.',
      ],
      [
        'Result',
        'One finding of medium weight and two of low weight, all mended and tested again.',
      ],
      ['Enclosed', 'findings.csv lists each finding with its weight and the day it was mended.'],
    ],
    enclosed: {
      fileName: 'findings.csv',
      content:
        'number,weight,finding,mended\r\n1,medium,Picture address could be guessed,yes\r\n2,low,Server named its version,yes\r\n3,low,Long PIN was cut short,yes\r\n',
    },
  },
]
