/** The seven steps of the registration wizard (R060). */
export const WIZARD_STEPS = [
  { number: 1, key: 'name', title: 'App name', intro: 'How your app is called in the stores.' },
  {
    number: 2,
    key: 'platforms',
    title: 'Platforms and addresses',
    intro: 'Where the app runs, and the addresses we need to send people and tokens to.',
  },
  {
    number: 3,
    key: 'description',
    title: 'Public description',
    intro: 'What patients and clinicians read in the gallery.',
  },
  {
    number: 4,
    key: 'categories',
    title: 'Categories and security',
    intro: 'Who the app is for, what it claims, and how it keeps its secrets.',
  },
  {
    number: 5,
    key: 'scopes',
    title: 'Requested access',
    intro: 'Which data the app asks for. Ask for the least that does the job.',
  },
  {
    number: 6,
    key: 'notes',
    title: 'Notes for the reviewer',
    intro: 'What the reviewers should know, and what changed since the last version.',
  },
  {
    number: 7,
    key: 'attestation',
    title: 'Attestation',
    intro: 'Accept or decline the privacy and security statement. Declining is allowed.',
  },
] as const

export type WizardStep = (typeof WIZARD_STEPS)[number]
export type WizardStepNumber = WizardStep['number']

/** Help beside one field of the wizard. */
export interface WizardFieldHelp {
  readonly step: WizardStepNumber
  readonly label: string
  readonly help: string
  readonly link?: { readonly text: string; readonly href: string }
}

const SMART_IG = 'https://hl7.org/fhir/smart-app-launch/STU2.2'

/** Label and help per field, by the name of the field in the draft (R061-R085). */
export const WIZARD_FIELDS = {
  name: {
    step: 1,
    label: 'App name',
    help: 'The name as it appears in the app stores and on download sites: at most 100 characters.',
  },
  operatingSystems: {
    step: 2,
    label: 'Supported operating systems',
    help: 'Every system the app is available for. Shown in the gallery.',
  },
  homepageUrl: {
    step: 2,
    label: 'App Homepage URL',
    help: 'The web page with the app’s download sites. Without one, the homepage of your company.',
  },
  privacyPolicyUrl: {
    step: 2,
    label: 'URL to the App’s Privacy Policy',
    help: 'The web page with the policy that applies to the data this app receives.',
  },
  termsUrl: {
    step: 2,
    label: 'URL to the App’s Terms of Service',
    help: 'The web page with the terms people agree to when they use the app.',
  },
  redirectUrls: {
    step: 2,
    label: 'OAuth Redirect URLs',
    help: 'Where people are sent, with the authorization code, once they have signed in and agreed: https, http to localhost, or a scheme of your own that holds your domain in reverse. No fragment, no wildcard. Compared character by character: scheme, port and trailing slash matter.',
    link: {
      text: 'How redirect URLs are chosen',
      href: 'https://www.rfc-editor.org/rfc/rfc8252#section-7',
    },
  },
  launchUrl: {
    step: 2,
    label: 'Web App Launch URL',
    help: 'Web apps only: the address that starts the authentication. We open it with iss and launch added.',
    link: { text: 'EHR launch', href: `${SMART_IG}/app-launch.html#launch-app-ehr-launch` },
  },
  launchModes: {
    step: 2,
    label: 'How the app starts',
    help: 'Opened from a patient’s record in the hospital system, by the person on their own, or as a service without a person.',
  },
  runtimeModel: {
    step: 2,
    label: 'Who runs the app',
    help: 'Where the app’s servers stand. It counts for the risk tier and the review.',
  },
  icon: {
    step: 3,
    label: 'Upload App Icon',
    help: 'PNG, 512 by 512 pixels, at most 1 MB.',
    link: {
      text: 'Google Play icon guidelines',
      href: 'https://developer.android.com/distribute/google-play/resources/icon-design-specifications',
    },
  },
  shortDescription: {
    step: 3,
    label: 'Short App Description',
    help: 'One or two sentences for the list in the gallery: 20 to 150 characters.',
  },
  longDescription: {
    step: 3,
    label: 'Long App Description',
    help: 'What the app does and for whom, for its page in the gallery: 200 to 1000 characters.',
  },
  supportContact: {
    step: 3,
    label: 'Support contact',
    help: 'An e-mail address or a web page where people get help with the app, and where the hospital turns in an incident. Shown in the gallery.',
  },
  audiences: {
    step: 4,
    label: 'Audience Category',
    help: 'Everybody the app is made for. People filter the gallery by it.',
  },
  uses: {
    step: 4,
    label: 'App Use Category',
    help: 'Everything the app is used for. People filter the gallery by it.',
  },
  intent: {
    step: 4,
    label: 'Clinical intent',
    help: 'The main purpose. It suggests a set of access to start from in the next step.',
  },
  fhirVersions: {
    step: 4,
    label: 'FHIR Version Supported',
    help: 'The versions of FHIR the app can read. This hospital serves R4.',
  },
  compliance: {
    step: 4,
    label: 'Privacy & Security Compliance',
    help: 'What you claim to comply with. Reviewers may ask for supporting documents: file them as PDF on the page of the app, under Documents.',
  },
  clientType: {
    step: 4,
    label: 'Confidentiality',
    help: 'Confidential when the app runs where it can keep a secret, such as a server. Public when it runs only in a browser or on a phone.',
    link: {
      text: 'Learn more',
      href: `${SMART_IG}/app-launch.html#support-for-public-and-confidential-apps`,
    },
  },
  idTokenAlg: {
    step: 4,
    label: 'ID token signature',
    help: 'What we sign the ID token with that tells the app who signed in. Leave it unless your library asks for ES256.',
  },
  jwksUrl: {
    step: 4,
    label: 'JWKS URL',
    help: 'Where we read the public keys of an app that signs with a private key: https, open to the internet. We read it now, when you submit, and every day.',
    link: {
      text: 'Asymmetric client authentication',
      href: `${SMART_IG}/client-confidential-asymmetric.html`,
    },
  },
  jwks: {
    step: 4,
    label: 'JWKS',
    help: 'The public keys themselves, when you have no address to publish them at.',
  },
  scopes: {
    step: 5,
    label: 'Scopes requested',
    help: 'Say for each scope what the app does with the data. People read this before they agree.',
    link: {
      text: 'Scopes and launch context',
      href: `${SMART_IG}/scopes-and-launch-context.html`,
    },
  },
  reviewerNotes: {
    step: 6,
    label: 'Notes for the reviewer',
    help: 'Optional. Test accounts, unusual behaviour, anything that helps the review.',
  },
  changeNotes: {
    step: 6,
    label: 'Change Notes',
    help: 'What changed since the last version. Required from the second version on.',
  },
  launchBehaviour: {
    step: 6,
    label: 'Launch behaviour',
    help: 'What the app does when started from a chart, on its own, and after consent is revoked.',
  },
  attestationAnswer: {
    step: 7,
    label: 'Attestation',
    help: 'Accept or decline. If you decline, the app is still registered, and patients are warned in the gallery and before they agree.',
  },
} as const satisfies Record<string, WizardFieldHelp>

export type WizardField = keyof typeof WIZARD_FIELDS
