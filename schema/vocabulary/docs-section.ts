import { DOCUMENT_LIMITS } from './limits.ts'

/** The sections of the page for developers, in their order. Facts of the running system stand beside the words. */
export const DOCS_SECTIONS = [
  'GETTING_STARTED',
  'FHIR',
  'SMART_LAUNCH',
  'SCOPES',
  'REVIEW',
  'PROTECTION',
  'GOVERNANCE',
  'COOKIES',
  'INCIDENTS',
] as const
export type DocsSectionKey = (typeof DOCS_SECTIONS)[number]

/** What a section says: paragraphs are separated by empty lines. */
export interface DocsText {
  readonly title: string
  readonly body: string
}

/** What stands on the page until the hospital writes its own (R004, R005). */
export const DEFAULT_DOCS: Readonly<Record<DocsSectionKey, DocsText>> = {
  GETTING_STARTED: {
    title: 'Getting started',
    body: `Create an account with your name, your address and a password, and confirm the address by the link in the mail. At the first sign-in you say who stands behind your apps: you, or a business.

Build against the sandbox first. It is an authorization server and a FHIR server of its own, with made-up patients, so that nothing you try can touch a real record.

Register the app in seven steps: its name, where it runs, what it does, whom it is for, which data it asks for and why, notes for the reviewers, and the attestation. Drafts save themselves and go on from any device. My Registrations shows the status of every version, and the reviewers write to you there.

An app that is approved is Live: it stands in the gallery, and patients and clinicians can allow it the data it was granted. A new version goes through the same steps, filled in from the last one.`,
  },
  FHIR: {
    title: 'Reading and writing by FHIR',
    body: `Data is exchanged by the RESTful API of HL7 FHIR R4, as JSON over https. Every request carries an access token in its Authorization header: Authorization: Bearer, and the token. The capability statement at /metadata is the truth about what is supported: resource types, search parameters and operations.

Read one resource by its type and id, search by parameters, and follow the "next" link of a bundle until there is none. What a search finds is cut down to what the token may see. Where writing was granted, a create answers 201 with the place of the new resource, and an update wants the version it starts from in If-Match.

Errors are OperationOutcome resources. 401 means that the token is missing, has expired or was revoked; 403 that its scopes do not reach that far; 404 that there is nothing there for you; 429 that there were too many requests: wait as long as Retry-After says.`,
  },
  SMART_LAUNCH: {
    title: 'SMART launch',
    body: `Apps are launched as SMART App Launch 2.2 describes it: the authorization code flow of OAuth 2.0 with PKCE (S256), for every kind of client. The implicit flow is not offered.

In an EHR launch your launch URL is opened with "iss" and "launch". Check that "iss" is one of the FHIR bases below before you answer it, and send the launch value back with the scope "launch". In a standalone launch you begin by yourself and ask for "launch/patient" or "launch/encounter"; the person chooses on our page.

Send a fresh "state" and a fresh code verifier with every request, compare the "state" of the answer, and trade the code within a minute. Redirect addresses have to match the registered ones to the letter. Access tokens are short-lived; ask for "offline_access" or "online_access" when you need a refresh token. The answer of the token endpoint names the patient and the encounter.

Backend services use client credentials with a signed assertion and have system scopes only.`,
  },
  SCOPES: {
    title: 'Scopes',
    body: `Ask for what the functions of your app need and for nothing else. Each scope is asked for with its purpose in a sentence; those of high sensitivity need a justification as well. What is granted can be narrower than what was asked for, and people can allow less again.

Both spellings of SMART are understood: patient/Observation.rs and patient/Observation.read. Categories narrow a scope: patient/Observation.rs?category=vital-signs. Scopes marked "extra review" are looked at by the security reviewer as well and take longer.`,
  },
  REVIEW: {
    title: 'The review',
    body: `The hospital first makes sure that a vendor is who it says it is: somebody calls the contact number of the vendor. This takes at most ten business days, once. Registering an app for patients then takes at most five business days. Apps that write to the record or ask for sensitive data take longer, because more people look at them.

Have this evidence ready: where health information is stored and how it is encrypted there and on the way; who can see it and how that is recorded; how long it is kept and how it is deleted; how you tell us of a breach; whether data is used for anything else; where the software comes from and how it is kept up to date; how logs are kept free of health information; and what the app does at an EHR launch, at a standalone launch and after consent was taken back.

Documents are PDF files of at most ${DOCUMENT_LIMITS.maxWords}. Reviewers see those that are flagged for use. Declining the attestation does not stop a registration, but everybody who is asked for consent is told.`,
  },
  PROTECTION: {
    title: 'Protecting the data in your app',
    body: `Treat everything that comes from outside as hostile, redirects included: check "state" and "iss", never follow an address out of a resource without looking at its host, and never send a token to a server you did not discover from a FHIR base you trust.

Keep tokens and secrets out of addresses, logs, browser storage that other scripts can read, and source code. A browser-only app has no secret. Encrypt what you keep, lock screens that show it, and delete it when consent ends: the next request answers 401 then.`,
  },
  GOVERNANCE: {
    title: 'Rules of this API',
    body: `Standards: health data is exchanged by HL7 FHIR in the versions named below, access is granted by SMART App Launch 2.2 on OAuth 2.0 and OpenID Connect, and apps are managed by GraphQL. What is not in one of these standards is not needed to use this platform.

Compatibility: addresses carry no version. Within a FHIR base and within the GraphQL schema, elements and fields are added and none is taken away without notice; a client has to ignore what it does not know. A GraphQL field that will go is marked as deprecated in the schema, with the field to use instead. Scopes are understood in the spelling of SMART v1 and of v2. A new version of your app never replaces the one in use before it is approved, and it is asked for consent again when it wants more.

Deprecation: an app that will end is announced in the gallery and to everybody who uses it, at least as long before as stated below, with the app that comes after it where there is one.

Logging: every access and every refusal is written down with the app and its version, the user, the patient, the scopes, the kind of data, the interaction and the rule that decided. Vendors read what their apps did; patients see which apps reached them. Your own logs have to be able to say who saw what and when, and must hold no tokens and no health information.

Retention: what the platform keeps about your app is listed below. What your app keeps of patients ends with the consent or with the app, whichever is first; the data use agreement can say more.`,
  },
  COOKIES: {
    title: 'Cookies and private windows',
    body: `Signing in and giving consent need a first-party cookie of this server, for the minutes that takes. Where an app is embedded in a frame of another site, browsers see that cookie as a third-party cookie. Private windows of Chrome block those by default, as do Safari, Firefox with strict protection and some managed browsers. The launch then ends on a page that says it has expired, or asks for the password again and again.

Open the authorization page in the top window or in a window of its own, never in a frame: then its cookies are first-party everywhere. In your own app, find out before you begin: call document.hasStorageAccess() inside the frame; when it answers false, show a button that opens the launch in a new window, or asks by document.requestStorageAccess(). Do not keep the "state" in a cookie of a framed page.

People can mend it themselves by leaving the private window, or by allowing the cookies. In Chrome: select the eye icon in the address bar, then “Site not working?”, then “Allow cookies”, and load the page again. In other browsers: allow third-party cookies for both sites in the settings.`,
  },
  INCIDENTS: {
    title: 'Incidents',
    body: `If health information may have gone where it should not, or a secret or signing key may be known to somebody else, tell the hospital at once, day or night, before you know everything. Say which app, since when, which people may be concerned and what you have done so far.

The other way round, the hospital turns to the support contact of the app first, and calls the contact number of its vendor when nobody answers there. Keep both right, and have somebody behind them who may act.

Rotate the secret on the Connection tab of the app; the earlier one can be ended at once. The hospital can stop an app within seconds; every token ends then, and people sign in anew once it is reinstated.`,
  },
}
