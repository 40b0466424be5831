import type { ClientType } from '../../../schema/vocabulary/registration.ts'
import { type DemoApp, type DemoScope, WENT_LIVE } from '../catalog/demo-app.ts'
import type { ClientKeys } from './client-keys.ts'

/** An app that anybody can play from outside: its client has a known id and known credentials. */
export interface TesterApp {
  readonly clientId: string
  readonly app: DemoApp
  readonly keys?: ClientKeys
}

/** Where a client on the same machine listens. The second host and the query are for exact matching. */
const REDIRECT_URLS = [
  'http://127.0.0.1:8765/callback',
  'http://localhost:8765/callback',
  'http://127.0.0.1:8765/callback?source=gatehouse',
]
const LAUNCH_URL = 'http://127.0.0.1:8765/launch'

const WHOLE_RECORD =
  'The view is put together from whatever the record holds; a fixed list of kinds of data would leave gaps.'

const INTERACTIVE_SCOPES: readonly DemoScope[] = [
  ['launch', 'Open on the patient who is on the screen of the hospital system.'],
  ['launch/patient', 'Know whose record to show when the app is opened on its own.'],
  ['launch/encounter', 'Mark the present visit on the time line.'],
  ['openid', 'Greet the person who signed in and keep their settings.'],
  ['fhirUser', 'Tell patients and clinicians apart to choose the right view.'],
  ['offline_access', 'Refresh the charts overnight so that they open at once in the morning.'],
  ['online_access', 'Stay connected during a ward round without signing in again.'],
  ['patient/*.rs', 'Show everything the record holds about the chosen patient.', WHOLE_RECORD],
  ['user/*.rs', 'Let clinicians change between the patients in their care.', WHOLE_RECORD],
]

const interactive = (clientType: ClientType) => ({
  clientType,
  operatingSystems: ['WEB' as const],
  launchModes: ['EHR' as const, 'STANDALONE' as const],
  redirectUrls: REDIRECT_URLS,
  launchUrl: LAUNCH_URL,
  fhirVersions: ['R4' as const],
  launchBehaviour: {
    onEhrLaunch: 'Opens on the patient and the visit that are on the screen.',
    onStandalone: 'Asks which patient to open, then shows the same view.',
    onConsentRevoked: 'Deletes what it holds of the patient within an hour and says so.',
  },
})

/** The four apps outside testers use, one of each type of client. */
export function testerApps(asymmetric: ClientKeys, backend: ClientKeys): readonly TesterApp[] {
  return [GROWTH_CHART, BEDSIDE_VITALS, careTimeline(asymmetric), qualityExport(backend)]
}

const GROWTH_CHART: TesterApp = {
  clientId: 'growth-chart-public',
  app: {
    vendor: 'larkmoor',
    fields: {
      ...interactive('PUBLIC'),
      name: 'Growth Chart',
      shortDescription:
        'Draws height, weight and head circumference on the percentile curves for age and sex.',
      longDescription:
        'Growth Chart plots every measurement in the record on the WHO curves up to the age of two and on the CDC curves afterwards, with corrected age for children born early. Percentiles and z-scores stand beside each point, and a crossing of two major lines is marked for the next visit. Parents see the same picture in plain words, with what the curve means and what it does not. Nothing is stored outside the hospital: the chart is drawn in the browser from the record each time it is opened.',
      audiences: ['PROVIDER', 'PATIENT'],
      uses: ['CLINICAL_APPLICATIONS', 'HEALTH_AND_THERAPY_MANAGEMENT'],
      intent: 'CLINICAL_DECISION_SUPPORT',
      compliance: ['HIPAA', 'ONC_MODEL_PRIVACY_NOTICE'],
    },
    scopes: INTERACTIVE_SCOPES,
    icon: {
      from: '#0f766e',
      to: '#14b8a6',
      drawing:
        '<path d="M3 3v18h18"/><path d="M6 17c5-1 6-9 14-11"/><path d="M6 19.5c6-.5 8-5 14-6"/>',
    },
    began: 96,
    story: [
      ...WENT_LIVE,
      {
        says: 'reviewer',
        body: 'Approved. Please tell us a week ahead when the reference curves change.',
      },
    ],
    launches: 1874,
  },
}

const BEDSIDE_VITALS: TesterApp = {
  clientId: 'bedside-vitals-symmetric',
  app: {
    vendor: 'larkmoor',
    fields: {
      ...interactive('CONFIDENTIAL_SYMMETRIC'),
      name: 'Bedside Vitals',
      shortDescription:
        'Records vital signs at the bedside and shows the early warning score before it rises.',
      longDescription:
        'Nurses enter pulse, blood pressure, temperature, saturation and consciousness on a tablet, or confirm what the monitor sent. Bedside Vitals works out the early warning score at once, shows how it moved over the last day and names who has to be called under the ward’s own escalation plan. Values outside what is possible are questioned before they are written. Entries go to the record as observations with their device and author, and can be corrected or taken back by the person who made them, which leaves a trace.',
      audiences: ['PROVIDER'],
      uses: ['CLINICAL_APPLICATIONS', 'DATA_MONITORING_ANALYSIS'],
      intent: 'CLINICAL_DECISION_SUPPORT',
      compliance: ['HIPAA'],
    },
    scopes: [
      ...INTERACTIVE_SCOPES,
      [
        'patient/Observation.cruds',
        'Write the vital signs taken at the bedside, and correct or withdraw a wrong entry.',
        'Vital signs are taken in the app and belong in the record; a wrong entry must be correctable where it was made.',
      ],
    ],
    icon: {
      from: '#9f1239',
      to: '#f43f5e',
      drawing: '<path d="M2 13h4l2.5-7 4 13 3-9 1.5 3H22"/>',
    },
    runtimeModel: 'HYBRID',
    began: 81,
    story: [
      { move: 'submit' },
      {
        says: 'reviewer',
        body: 'Who may delete an entry, and does the deletion stay visible in the record?',
      },
      {
        says: 'vendor',
        body: 'Only the author, within the same shift. The deleted version stays in the history of the record.',
      },
      { move: 'approve' },
    ],
    launches: 2411,
  },
}

const careTimeline = (keys: ClientKeys): TesterApp => ({
  clientId: 'care-timeline-asymmetric',
  keys,
  app: {
    vendor: 'larkmoor',
    fields: {
      ...interactive('CONFIDENTIAL_ASYMMETRIC'),
      jwks: keys.publicJwks,
      name: 'Care Timeline',
      shortDescription:
        'Puts visits, diagnoses, results and medicines of a patient on one line in time.',
      longDescription:
        'Care Timeline answers the question what happened when. Visits, stays, diagnoses, operations, laboratory series and prescriptions are drawn on lanes above one another, so that a change of medicine and the fall of a value stand in the same column. Zooming out shows twenty years, zooming in shows an afternoon. Filters for a problem hide what does not belong to it, and the view prints on one page for a conference. The app reads the record and writes nothing back.',
      audiences: ['PROVIDER', 'PATIENT'],
      uses: ['PROVIDER_CARE_COORDINATION', 'CLINICAL_APPLICATIONS'],
      intent: 'CLINICAL_DECISION_SUPPORT',
      compliance: ['HIPAA', 'GDPR'],
    },
    scopes: INTERACTIVE_SCOPES,
    icon: {
      from: '#1e3a8a',
      to: '#3b82f6',
      drawing:
        '<path d="M2 12h20"/><circle cx="6" cy="12" r="2"/><circle cx="17" cy="12" r="2"/><path d="M6 10V5M17 14v5M11.5 12V8"/>',
    },
    began: 74,
    story: WENT_LIVE,
    launches: 1320,
  },
})

const qualityExport = (keys: ClientKeys): TesterApp => ({
  clientId: 'quality-measures-backend',
  keys,
  app: {
    vendor: 'larkmoor',
    fields: {
      clientType: 'BACKEND_SERVICE',
      operatingSystems: ['WEB'],
      launchModes: ['BACKEND'],
      fhirVersions: ['R4'],
      jwks: keys.publicJwks,
      name: 'Quality Measures Nightly',
      shortDescription:
        'Computes the hospital’s quality measures every night and keeps no record afterwards.',
      longDescription:
        'Quality Measures Nightly reads the records changed since the last run, computes the measures the hospital reports, and hands numerators, denominators and exclusions to the quality department, with the reason for each. Departments see their own figures the next morning and can follow every number down to the rule that made it. The service runs without a person in front of it, signs its requests with keys that are changed twice a year, and deletes what it read as soon as the counts are made.',
      audiences: ['PROVIDER', 'PAYER'],
      uses: ['DATA_MONITORING_ANALYSIS'],
      intent: 'OPERATIONAL',
      compliance: ['HIPAA'],
      launchBehaviour: { onConsentRevoked: 'Leaves the patient out from the next run on.' },
    },
    scopes: [
      [
        'system/*.rs',
        'Read what the measures of the present catalog need, which changes every quarter.',
        'The measure catalog covers most of the record and is revised each quarter; a fixed list would break the reports.',
      ],
    ],
    icon: {
      from: '#4c1d95',
      to: '#8b5cf6',
      drawing:
        '<path d="M4 20v-6M10 20V8M16 20v-5M22 20H2"/><path d="M18 4.5a3.5 3.5 0 1 0 3 5.2 3 3 0 0 1-3-5.2z"/>',
    },
    runtimeModel: 'HOSPITAL_HOSTED',
    began: 66,
    story: WENT_LIVE,
    launches: 64,
  },
})
