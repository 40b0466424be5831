import { type DemoApp, WENT_LIVE } from './demo-app.ts'

/** Tools for those who build and connect. */
export const DEVELOPER_APPS: readonly DemoApp[] = [
  {
    vendor: 'pinemarsh',
    fields: {
      name: 'Record Explorer',
      shortDescription:
        'Lets developers walk through a test record resource by resource and try searches.',
      longDescription:
        'Record Explorer opens a test patient and shows every resource as a tree, as a table and as it came over the wire. References can be followed in both directions. A search can be put together from parts, with an explanation of each parameter, and copied as an address or a command. Scopes are shown as they were asked for and as they were granted, which ends most questions about a refused request. It reads only, and asks for what it shows.',
      operatingSystems: ['WEB'],
      audiences: ['DEVELOPER'],
      uses: ['DATA_MONITORING_ANALYSIS'],
      intent: 'OPERATIONAL',
      fhirVersions: ['DSTU1', 'DSTU2', 'STU3', 'R4'],
      compliance: [],
      clientType: 'PUBLIC',
      launchModes: ['EHR', 'STANDALONE'],
    },
    scopes: [
      ['launch/patient', 'Open the record of the chosen patient.'],
      ['openid', 'Keep saved searches for the person who signed in.'],
      ['patient/Patient.rs', 'Show who the record is about.'],
      ['patient/Observation.rs', 'Try searches by code, category and date.'],
      ['patient/Encounter.rs', 'Follow references between visits and results.'],
    ],
    icon: {
      from: '#0f172a',
      to: '#475569',
      drawing: '<path d="M8 7l-5 5 5 5M16 7l5 5-5 5M13.500 4l-3 16"/>',
    },
    began: 91,
    story: WENT_LIVE,
    launches: 1012,
  },
  {
    vendor: 'pinemarsh',
    fields: {
      name: 'Interface Pulse',
      shortDescription: 'Measures every few minutes whether interfaces answer, and how fast.',
      longDescription:
        'Interface Pulse asks a handful of harmless questions of each interface every few minutes and draws answer times and errors on one wall. A change is told to the team on duty before wards notice. It reads lists of places and organizations, which hold nothing about patients, and keeps times only. Reports for a month show when an interface was slow and what was changed on that day.',
      operatingSystems: ['WEB', 'ANDROID'],
      audiences: ['DEVELOPER', 'PROVIDER'],
      uses: ['DATA_MONITORING_ANALYSIS'],
      intent: 'OPERATIONAL',
      fhirVersions: ['R4'],
      compliance: ['GDPR'],
      clientType: 'BACKEND_SERVICE',
      launchModes: ['BACKEND'],
    },
    scopes: [
      ['system/Location.rs', 'Ask a question whose answer holds nothing about patients.'],
      ['system/Organization.rs', 'Ask a second question of another size.'],
    ],
    icon: {
      from: '#9a3412',
      to: '#fdba74',
      drawing:
        '<path d="M5 12a7 7 0 0 1 14 0M8.500 12a3.500 3.500 0 0 1 7 0"/><circle cx="12" cy="12" r="1"/><path d="M12 13v8"/>',
    },
    began: 28,
    story: WENT_LIVE,
    launches: 96,
  },
  {
    vendor: 'pinemarsh',
    fields: {
      name: 'Claims Feed Adapter',
      shortDescription: 'Translates claims of insurers into the form the hospital’s systems read.',
      longDescription:
        'Claims Feed Adapter takes files of claims from insurers, translates them into explanations of benefits and hands them to the hospital’s systems, with a report of what could not be translated and why. Mappings are kept as tables that the hospital’s own staff can read and change, with a test for each. The adapter runs on a schedule, can be repeated safely, and keeps nothing after a run but the report and its checksum.',
      operatingSystems: ['WEB'],
      audiences: ['DEVELOPER', 'PAYER'],
      uses: ['DATA_MONITORING_ANALYSIS'],
      intent: 'OPERATIONAL',
      fhirVersions: ['STU3', 'R4'],
      compliance: ['HIPAA'],
      clientType: 'BACKEND_SERVICE',
      launchModes: ['BACKEND'],
    },
    scopes: [
      [
        'system/ExplanationOfBenefit.rs',
        'Compare new claims with those that are there.',
        'A claim that comes twice must be recognized before it is written a second time.',
      ],
      [
        'system/Coverage.rs',
        'Find the policy a claim belongs to.',
        'A claim can only be filed under the policy it was made for.',
      ],
    ],
    icon: {
      from: '#365314',
      to: '#84cc16',
      drawing: '<path d="M4 7h9a4 4 0 0 1 4 4v6M14 14l3 3 3-3M4 12h5M4 17h5"/>',
    },
    began: 13,
    story: [
      { move: 'submit' },
      {
        says: 'reviewer',
        body: 'We are checking your entry in the business register; this takes a few days.',
      },
    ],
  },
]
