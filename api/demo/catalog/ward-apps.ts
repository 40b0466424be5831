import { type DemoApp, WENT_LIVE } from './demo-app.ts'

/** Apps for documenting and handing over on the ward. */
export const WARD_APPS: readonly DemoApp[] = [
  {
    vendor: 'quillstone',
    fields: {
      name: 'Discharge Composer',
      shortDescription:
        'Drafts the discharge summary from the stay and leaves every sentence to the physician.',
      longDescription:
        'Discharge Composer collects diagnoses, procedures, the last laboratory values and the medicines to go on with, and sets them into the hospital’s letter. Each line shows where it comes from, and nothing is signed that was not read: the physician goes through the sections one by one. The finished letter is filed in the record as a document and sent by the hospital’s own mail. Changes of medicines are listed as begun, changed and stopped.',
      operatingSystems: ['WEB'],
      audiences: ['PROVIDER'],
      uses: ['PROVIDER_CARE_COORDINATION', 'CLINICAL_APPLICATIONS'],
      intent: 'OPERATIONAL',
      fhirVersions: ['R4'],
      compliance: ['HIPAA', 'GDPR'],
      clientType: 'CONFIDENTIAL_ASYMMETRIC',
      launchModes: ['EHR'],
    },
    scopes: [
      ['launch', 'Open on the patient who is being discharged.'],
      ['launch/encounter', 'Take up what belongs to the present stay.'],
      ['patient/Encounter.rs', 'Read beginning and end of the stay.'],
      [
        'patient/Condition.rs',
        'List the diagnoses of the stay in the letter.',
        'A discharge letter without diagnoses would not be one.',
      ],
      [
        'patient/MedicationRequest.rs',
        'List medicines that were begun, changed and stopped.',
        'Wrong medicine lists at discharge are the most common cause of harm after a stay.',
      ],
      [
        'patient/DocumentReference.crs',
        'File the finished letter in the record.',
        'The letter has to be in the record to count as sent; the app reads only letters of the same stay.',
      ],
    ],
    icon: {
      from: '#1f2937',
      to: '#64748b',
      drawing: '<path d="M6 3h9l4 4v14H6z"/><path d="M15 3v4h4M9 12h7M9 16h5"/>',
    },
    began: 70,
    story: WENT_LIVE,
    launches: 1644,
  },
  {
    vendor: 'quillstone',
    fields: {
      name: 'Handover Notes',
      shortDescription:
        'A structured handover for each patient that the next shift confirms, not just reads.',
      longDescription:
        'Handover Notes gives every patient of a ward one card in five parts: illness, summary, actions, what may happen, and confirmation by whoever takes over. Values and medicines are filled in from the record and refreshed during the round. Open actions move on to the next shift until somebody closes them. The cards of a ward fit on a printed page for the day the network is down.',
      operatingSystems: ['WEB', 'IOS'],
      audiences: ['PROVIDER'],
      uses: ['PROVIDER_CARE_COORDINATION'],
      intent: 'OPERATIONAL',
      fhirVersions: ['STU3', 'R4'],
      compliance: ['HIPAA'],
      clientType: 'CONFIDENTIAL_SYMMETRIC',
      launchModes: ['EHR', 'STANDALONE'],
    },
    scopes: [
      ['launch', 'Open on the ward that is on the screen.'],
      ['user/Patient.rs', 'Show name and bed on the cards.'],
      ['user/Encounter.rs', 'Know who is on the ward in this shift.'],
      ['user/Observation.rs', 'Fill in the last vital signs and results.'],
      [
        'user/Task.crus',
        'Keep open actions until somebody closes them.',
        'An action that is not written down in the record is lost with the shift that noticed it.',
      ],
    ],
    icon: { from: '#92400e', to: '#fbbf24', drawing: '<path d="M4 9h12l-3-3M20 15H8l3 3"/>' },
    runtimeModel: 'HYBRID',
    began: 84,
    story: [
      ...WENT_LIVE,
      {
        daysAgo: 9,
        newVersion: {
          changeNotes: 'Adds an app for Android tablets. Access to the record is unchanged.',
          operatingSystems: ['WEB', 'IOS', 'ANDROID'],
        },
      },
      { move: 'submit' },
      {
        decides: [
          {
            scope: 'user/Observation.rs',
            decision: 'NARROWED',
            grantedScopes: [category('vital-signs'), category('laboratory')],
            reason:
              'The cards show vital signs and laboratory results; living habits and questionnaires have no place in a handover.',
          },
        ],
      },
      { reaches: 'CONTRACT_SCOPES' },
      {
        pilots: {
          emails: ['clinician@lakeside.example', 'clinical.reviewer@lakeside.example'],
          endsInDays: 16,
        },
      },
      { reaches: 'PILOT' },
    ],
    launches: 3371,
  },
  {
    vendor: 'quillstone',
    fields: {
      name: 'Imaging Compare',
      shortDescription: 'Puts two examinations of the same region side by side, moving together.',
      longDescription:
        'Imaging Compare finds earlier examinations of the same body region, opens them beside the new one and keeps both at the same slice and the same window. Measurements made in the old examination appear as ghosts in the new one. The reports of both stand below. The viewer runs in the browser, loads the first picture within two seconds on the hospital network, and keeps no copy once it is closed.',
      operatingSystems: ['WEB'],
      audiences: ['PROVIDER'],
      uses: ['CLINICAL_APPLICATIONS'],
      intent: 'CLINICAL_DECISION_SUPPORT',
      fhirVersions: ['R4'],
      compliance: ['HIPAA'],
      clientType: 'PUBLIC',
      launchModes: ['EHR'],
    },
    scopes: [
      ['launch', 'Open on the patient who is on the screen.'],
      ['patient/ImagingStudy.rs', 'Find earlier examinations of the same region.'],
      [
        'patient/DiagnosticReport.rs',
        'Show the reports of both examinations.',
        'Two pictures without their reports invite a reading of one’s own that contradicts the radiologist’s.',
      ],
    ],
    icon: {
      from: '#0c4a6e',
      to: '#0ea5e9',
      drawing:
        '<rect x="3" y="4" width="8" height="16" rx="1.5"/><rect x="13" y="4" width="8" height="16" rx="1.5"/><circle cx="7" cy="12" r="2"/><circle cx="17" cy="12" r="2.6"/>',
    },
    began: 55,
    story: [
      ...WENT_LIVE,
      {
        daysAgo: 3.2,
        allows: {
          emails: ['clinician@lakeside.example', 'clinical.reviewer@lakeside.example'],
          patientId: 'demo-patient-2',
        },
      },
      {
        move: 'suspend',
        daysAgo: 3,
        reason:
          'Reports of another patient were shown twice on 14 workstations after the update of last week. Stopped until the cause is found.',
      },
      {
        says: 'vendor',
        body: 'The cause is a cache in the browser that was not bound to the patient. A corrected version is in our tests.',
      },
    ],
    launches: 776,
  },
  {
    vendor: 'quillstone',
    fields: {
      name: 'Wound Photo Record',
      shortDescription:
        'Photographs wounds at the bedside with scale and color card, and shows healing.',
      longDescription:
        'Wound Photo Record takes pictures with the ward’s own phones, straight into the record and never into the gallery of the device. A printed scale gives the size, a color card the color, and the same angle as last time is suggested by an outline. The course of weeks is shown as a film with length, width and area underneath. Pictures can be described by voice, and only the team of the patient sees them.',
      operatingSystems: ['IOS', 'ANDROID'],
      audiences: ['PROVIDER'],
      uses: ['CLINICAL_APPLICATIONS', 'HEALTH_AND_THERAPY_MANAGEMENT'],
      intent: 'OPERATIONAL',
      fhirVersions: ['R4'],
      compliance: ['HIPAA', 'GDPR'],
      clientType: 'PUBLIC',
      launchModes: ['STANDALONE'],
      reviewerNotes:
        'A test device with the ward profile can be sent on request; the printed scale is enclosed with it.',
    },
    scopes: [
      ['launch/patient', 'Choose the patient whose wound is photographed.'],
      [
        'user/Media.rs',
        'Show earlier pictures of the same wound.',
        'Healing can only be judged against the earlier pictures.',
      ],
      [
        'user/Observation.crs',
        'Write length, width and area of the wound.',
        'The measurements belong beside the pictures, and typing them in a second time leads to mistakes.',
      ],
    ],
    icon: {
      from: '#44403c',
      to: '#a8a29e',
      drawing: '<path d="M4 7h4l1.5-2h5L16 7h4v12H4z"/><circle cx="12" cy="13" r="3.5"/>',
    },
    began: 7,
    story: [
      { move: 'submit' },
      { reaches: 'INTAKE' },
      {
        decides: [
          { scope: 'launch/patient', decision: 'GRANTED' },
          {
            scope: 'user/Observation.crs',
            decision: 'NARROWED',
            grantedScopes: [category('exam', 'crs')],
            reason:
              'Length, width and area of a wound are findings of an examination; other observations are not needed for them.',
          },
        ],
      },
    ],
  },
]

/** Observations of one kind. */
function category(code: string, letters = 'rs'): string {
  const system = 'http://terminology.hl7.org/CodeSystem/observation-category'
  return `user/Observation.${letters}?category=${system}|${code}`
}
