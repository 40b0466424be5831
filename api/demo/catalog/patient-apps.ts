import { SCENARIOS } from '../../../schema/vocabulary/scenario.ts'
import { type DemoApp, WENT_LIVE } from './demo-app.ts'

/** Apps people use at home with their own record. */
export const PATIENT_APPS: readonly DemoApp[] = [
  {
    vendor: 'saltmeadow',
    fields: {
      name: 'My Health Binder',
      shortDescription:
        'Keeps your results, visits and vaccinations together and explains them in plain words.',
      longDescription:
        'My Health Binder gathers what the hospital knows about you and sorts it the way people look for it: by body part, by visit, by year. Each laboratory value comes with its usual range and a sentence on what it measures. You can add your own notes, which stay on your device, and print a summary for a new doctor. Sharing with a relative is a separate step that you can end at any time.',
      operatingSystems: ['WEB', 'IOS', 'ANDROID'],
      audiences: ['PATIENT'],
      uses: ['HEALTH_AND_THERAPY_MANAGEMENT'],
      intent: 'PATIENT_ENGAGEMENT',
      fhirVersions: ['DSTU2', 'R4'],
      compliance: ['HIPAA', 'CARIN_CODE_OF_CONDUCT', 'ONC_MODEL_PRIVACY_NOTICE'],
      clientType: 'PUBLIC',
      launchModes: ['STANDALONE'],
    },
    scopes: [
      ['launch/patient', 'Open the record of the person who signed in.'],
      ['patient/Patient.rs', 'Show your name and date of birth on the printed summary.'],
      ['patient/Observation.rs', 'Show and explain laboratory values and vital signs.'],
      ['patient/Immunization.rs', 'List vaccinations and remind you of the next one.'],
      ['patient/Encounter.rs', 'Sort everything by the visit it belongs to.'],
    ],
    icon: {
      from: '#0369a1',
      to: '#38bdf8',
      drawing:
        '<rect x="5" y="3" width="15" height="18" rx="2"/><path d="M9 3v18M3 8h3M3 12h3M3 16h3"/>',
    },
    began: 105,
    story: WENT_LIVE,
    meets: SCENARIOS.filter((code) => code !== 'merged-chart' && code !== 'very-large-record'),
    launches: 5230,
  },
  {
    vendor: 'saltmeadow',
    fields: {
      name: 'Dose Diary',
      shortDescription:
        'Reminds you of your medicines and keeps a diary of what you took and how you felt.',
      longDescription:
        'Dose Diary reads your prescriptions once and turns them into a daily plan with reminders that respect your nights. Tick off what you took, note what you left out and why, and see after some weeks how the two go together with pain, sleep or blood pressure. Before a visit the diary becomes one page your doctor can read in a minute. Reminders work without a connection.',
      operatingSystems: ['IOS', 'ANDROID'],
      audiences: ['PATIENT'],
      uses: ['HEALTH_AND_THERAPY_MANAGEMENT'],
      intent: 'PATIENT_ENGAGEMENT',
      fhirVersions: ['R4'],
      compliance: [],
      clientType: 'PUBLIC',
      launchModes: ['STANDALONE'],
    },
    scopes: [
      ['launch/patient', 'Open the record of the person who signed in.'],
      ['offline_access', 'Notice new prescriptions without asking you to sign in each time.'],
      [
        'patient/MedicationRequest.rs',
        'Turn prescriptions into a daily plan with reminders.',
        'Without the prescriptions every medicine would have to be typed in, and mistakes there are dangerous.',
      ],
    ],
    icon: {
      from: '#7c2d12',
      to: '#f97316',
      drawing: '<rect x="2.5" y="8" width="19" height="8" rx="4"/><path d="M12 8v8"/>',
    },
    attestation: 'DECLINED',
    began: 77,
    story: [
      { move: 'submit' },
      {
        says: 'reviewer',
        body: 'You declined the privacy statement. The gallery will say so on your listing and before every launch. Is that what you want?',
      },
      {
        says: 'vendor',
        body: 'Yes. Our terms for anonymous statistics differ from the statement; we are working on them and will answer anew with the next version.',
      },
      { move: 'approve' },
    ],
    launches: 913,
  },
  {
    vendor: 'saltmeadow',
    fields: {
      name: 'Pregnancy Companion',
      shortDescription:
        'Goes with you from the first visit to six weeks after birth, with your own results.',
      longDescription:
        'Pregnancy Companion shows each week what is checked and why, puts your own results beside it, and keeps the list of questions for the next visit. Blood pressure and weight that you measure at home can be added to the record for your midwife to see. After birth the app changes over to recovery, feeding and the first check-ups of the child. Warning signs come with the number to call, at any hour.',
      operatingSystems: ['IOS', 'ANDROID', 'WEB'],
      audiences: ['PATIENT'],
      uses: ['HEALTH_AND_THERAPY_MANAGEMENT', 'PROVIDER_CARE_COORDINATION'],
      intent: 'PATIENT_ENGAGEMENT',
      fhirVersions: ['R4'],
      compliance: ['HIPAA', 'CARIN_CODE_OF_CONDUCT'],
      clientType: 'CONFIDENTIAL_SYMMETRIC',
      launchModes: ['STANDALONE'],
    },
    scopes: [
      ['launch/patient', 'Open the record of the person who signed in.'],
      ['patient/Observation.rs', 'Show results of the check-ups week by week.'],
      ['patient/Appointment.rs', 'Show the next visit and what to bring.'],
    ],
    icon: {
      from: '#9d174d',
      to: '#f472b6',
      drawing:
        '<path d="M12 21s-8-5-8-11a4.5 4.5 0 0 1 8-2.8A4.5 4.5 0 0 1 20 10c0 6-8 11-8 11z"/><circle cx="12" cy="12.5" r="2"/>',
    },
    began: 102,
    story: [
      ...WENT_LIVE,
      {
        daysAgo: 26,
        newVersion: {
          changeNotes:
            'Adds the six weeks after birth. The home page has a new address; access to the record is unchanged.',
          homepageUrl: 'https://companion.saltmeadow.example',
        },
      },
      ...WENT_LIVE,
    ],
    launches: 1466,
  },
  {
    vendor: 'saltmeadow',
    fields: {
      name: 'Visit Ready',
      shortDescription:
        'Shows your next appointments, how to get there, and what to prepare at home.',
      longDescription:
        'Visit Ready lists your appointments with the floor, the room and the person you will see, and reminds you in time when you should come without breakfast or bring a form. Directions lead from the car park or the bus to the right desk, also with a wheelchair. If you cannot come, one tap tells the clinic, so that somebody else can have the time. The app reads appointments and places only.',
      operatingSystems: ['IOS', 'ANDROID'],
      audiences: ['PATIENT'],
      uses: ['PROVIDER_CARE_COORDINATION'],
      intent: 'OPERATIONAL',
      fhirVersions: ['STU3', 'R4'],
      compliance: ['HIPAA', 'GDPR'],
      clientType: 'PUBLIC',
      launchModes: ['STANDALONE'],
    },
    scopes: [
      ['launch/patient', 'Open the appointments of the person who signed in.'],
      ['patient/Appointment.rs', 'Show when and where you are expected.'],
      ['user/Location.rs', 'Give directions to the building, the floor and the room.'],
    ],
    icon: {
      from: '#166534',
      to: '#4ade80',
      drawing:
        '<rect x="3" y="5" width="18" height="16" rx="2"/><path d="M3 10h18M8 3v4M16 3v4M9 15.5l2 2 4-4"/>',
    },
    began: 58,
    story: [
      ...WENT_LIVE,
      {
        daysAgo: 30,
        allows: { emails: ['patient@lakeside.example'], patientId: 'demo-patient-1' },
      },
      {
        daysAgo: 12,
        ends: {
          inDays: 88,
          note: 'Appointments, directions and reminders become a part of My Health Binder, so that you need one app and not two. Everything you see here is there already.',
          successor: 'my-health-binder',
        },
      },
    ],
    launches: 3088,
  },
  {
    vendor: 'brandt',
    fields: {
      name: 'Steady Steps',
      shortDescription:
        'Ten minutes of balance training a day, made to measure after a fall or an operation.',
      longDescription:
        'Steady Steps was made by a physiotherapist for people who have become unsure on their feet. It looks at your diagnoses and operations once, leaves out exercises that would harm, and begins where you are. Each exercise is a short film with a chair as the only equipment. Every week a simple test shows whether balance has improved, and the result can be taken along to therapy. It is free of charge and shows no advertising.',
      operatingSystems: ['IOS', 'ANDROID'],
      audiences: ['PATIENT'],
      uses: ['HEALTH_AND_THERAPY_MANAGEMENT'],
      intent: 'PATIENT_ENGAGEMENT',
      fhirVersions: ['R4'],
      compliance: ['GDPR'],
      clientType: 'PUBLIC',
      launchModes: ['STANDALONE'],
    },
    scopes: [
      ['launch/patient', 'Open the record of the person who signed in.'],
      ['patient/Procedure.rs', 'Leave out exercises that would harm after an operation.'],
      [
        'patient/Condition.rs',
        'Leave out exercises that would harm with certain illnesses.',
        'Balance training is dangerous with some illnesses of heart and bones, and people do not always know the names.',
      ],
    ],
    icon: {
      from: '#3f6212',
      to: '#a3e635',
      drawing:
        '<circle cx="13" cy="4" r="2"/><path d="M12 8l-2 6 4 3 1 5M10 14l-4 7M12 9l5 3M10.5 10L7 12"/>',
    },
    attestation: 'DECLINED',
    began: 40,
    story: WENT_LIVE,
    launches: 347,
  },
  {
    vendor: 'brandt',
    fields: {
      name: 'Pain Journal',
      shortDescription:
        'Marks where it hurts on a figure and shows what makes it better over the weeks.',
      longDescription:
        'Pain Journal asks twice a day where it hurts and how much, on a figure you can turn around. After two weeks it shows patterns: mornings, weather, exercise, medicines. Entries can be sent to the record as questionnaire answers, so that therapists see the course between two visits instead of a single number. The journal speaks four languages and reads every page aloud.',
      operatingSystems: ['IOS', 'ANDROID'],
      audiences: ['PATIENT', 'PROVIDER'],
      uses: ['HEALTH_AND_THERAPY_MANAGEMENT', 'DATA_MONITORING_ANALYSIS'],
      intent: 'PATIENT_ENGAGEMENT',
      fhirVersions: ['R4'],
      compliance: ['GDPR'],
      clientType: 'PUBLIC',
      launchModes: ['STANDALONE'],
    },
    scopes: [
      ['launch/patient', 'Open the record of the person who signed in.'],
      [
        'patient/QuestionnaireResponse.crus',
        'Keep the journal in the record, and correct an entry.',
        'Therapists see the course only when the entries are in the record, and a slip of the finger must be correctable.',
      ],
      [
        'patient/MedicationRequest.rs',
        'Show on the time line when a medicine began or ended.',
        'Whether a pain medicine helps can only be seen when its beginning stands beside the entries.',
      ],
    ],
    icon: { from: '#7f1d1d', to: '#ef4444', drawing: '<path d="M13 2L5 14h6l-1 8 8-12h-6z"/>' },
    began: 19,
    story: [
      { move: 'submit' },
      { reaches: 'TECHNICAL_VALIDATION' },
      {
        decides: [
          { scope: 'launch/patient', decision: 'GRANTED' },
          {
            scope: 'patient/MedicationRequest.rs',
            decision: 'REFUSED',
            reason:
              'People can write a medicine into the journal themselves; the list of all their prescriptions is more than the time line needs.',
          },
        ],
      },
      {
        move: 'requestChanges',
        reason:
          'The privacy policy does not say how long entries are kept on the device after somebody leaves. Please add it.',
      },
      {
        says: 'vendor',
        body: 'Thank you, I am rewriting that section and will send it this week.',
      },
    ],
  },
  {
    vendor: 'brandt',
    fields: {
      name: 'Evening Wind Down',
      shortDescription:
        'A calm evening routine for people whose sleep suffers from a long illness.',
      longDescription: '',
      operatingSystems: ['IOS'],
      audiences: ['PATIENT'],
      uses: [],
      intent: 'PATIENT_ENGAGEMENT',
      fhirVersions: ['R4'],
      compliance: [],
      clientType: 'PUBLIC',
      launchModes: ['STANDALONE'],
    },
    scopes: [],
    icon: {
      from: '#312e81',
      to: '#6366f1',
      drawing: '<path d="M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z"/>',
    },
    began: 6,
    story: [],
  },
]
