import { SCENARIOS } from '../../../schema/vocabulary/scenario.ts'
import { type DemoApp, WENT_LIVE } from './demo-app.ts'

/** Apps that help clinicians decide. */
export const CLINICAL_APPS: readonly DemoApp[] = [
  {
    vendor: 'quillstone',
    fields: {
      name: 'Sepsis Watch Board',
      shortDescription:
        'Shows a ward which patients may be developing sepsis, with the values that say so.',
      longDescription:
        'Sepsis Watch Board reads vital signs and laboratory values as they arrive and works out an established score for each patient of a ward. Whoever crosses a line moves up, with the values that led there and the time since they were measured. The board never hides a patient and never decides: it says what is missing, such as a lactate that was ordered but not taken. Alarms can be acknowledged with a name and a reason.',
      operatingSystems: ['WEB'],
      audiences: ['PROVIDER'],
      uses: ['CLINICAL_APPLICATIONS', 'DATA_MONITORING_ANALYSIS'],
      intent: 'CLINICAL_DECISION_SUPPORT',
      fhirVersions: ['R4'],
      compliance: ['HIPAA'],
      clientType: 'CONFIDENTIAL_ASYMMETRIC',
      launchModes: ['EHR', 'STANDALONE'],
    },
    scopes: [
      ['launch', 'Open on the ward that is on the screen.'],
      ['user/Patient.rs', 'Show name and bed of the patients of the ward.'],
      ['user/Encounter.rs', 'Know who is on the ward at this moment.'],
      ['user/Observation.rs', 'Work out the score from vital signs and laboratory values.'],
    ],
    icon: {
      from: '#881337',
      to: '#fb7185',
      drawing: '<path d="M12 3l9 16H3z"/><path d="M12 10v4M12 16.5v.5"/>',
    },
    runtimeModel: 'HOSPITAL_HOSTED',
    began: 88,
    story: WENT_LIVE,
    meets: SCENARIOS,
    launches: 4102,
  },
  {
    vendor: 'larkmoor',
    fields: {
      name: 'Cardiac Risk Estimator',
      shortDescription:
        'Estimates ten-year cardiovascular risk from the record and shows what would lower it.',
      longDescription:
        'Cardiac Risk Estimator fills in the risk equation from the record: age, blood pressure, cholesterol, smoking, diabetes and treatment. Missing values are asked for instead of guessed. The result is shown as a number out of a hundred people with the same values, next to what would change if blood pressure or smoking did, in a picture that can be turned towards the patient. The source of every value and its date are one click away.',
      operatingSystems: ['WEB'],
      audiences: ['PROVIDER', 'PATIENT'],
      uses: ['CLINICAL_APPLICATIONS'],
      intent: 'CLINICAL_DECISION_SUPPORT',
      fhirVersions: ['STU3', 'R4'],
      compliance: ['HIPAA'],
      clientType: 'PUBLIC',
      launchModes: ['EHR'],
    },
    scopes: [
      ['launch', 'Open on the patient who is on the screen.'],
      ['patient/Patient.rs', 'Read age and sex, which the equation needs.'],
      ['patient/Observation.rs', 'Read blood pressure, cholesterol and smoking status.'],
      [
        'patient/Condition.rs',
        'Know whether there is diabetes or an earlier heart attack.',
        'The equation gives a wrong number when diabetes or an earlier event is left out.',
      ],
    ],
    icon: {
      from: '#b91c1c',
      to: '#f87171',
      drawing:
        '<path d="M12 20s-8-5-8-11a4.5 4.5 0 0 1 8-2.5A4.5 4.5 0 0 1 20 9c0 6-8 11-8 11z"/><path d="M7 11h3l1.5-3 2 5 1-2H17"/>',
    },
    began: 92,
    story: [
      ...WENT_LIVE,
      {
        daysAgo: 31,
        newVersion: {
          changeNotes:
            'Uses the recalibrated equation of this year and asks for missing cholesterol values.',
        },
      },
      ...WENT_LIVE,
      { says: 'reviewer', body: 'Version 2 was compared with the published examples; all agree.' },
      {
        daysAgo: 12,
        rollsBack:
          'Version 2 leaves out people without a cholesterol value instead of asking for it. The equation of version 1 is good until that is mended.',
      },
      {
        says: 'vendor',
        body: 'We found it: the field is optional again in our next version, with a test for empty values.',
      },
    ],
    launches: 2755,
  },
  {
    vendor: 'larkmoor',
    fields: {
      name: 'Pediatric Dose Calculator',
      shortDescription:
        'Works out doses for children by weight and age, with a second check before ordering.',
      longDescription:
        'Pediatric Dose Calculator takes weight, age and kidney function from the record and works out dose, volume and interval for the medicines of the hospital’s own list. A dose above the daily maximum is stopped with the reason. A second person can confirm the sum on their own device, and the confirmed calculation is printed for the chart. Old weights are marked, since most mistakes in children begin with one.',
      operatingSystems: ['WEB'],
      audiences: ['PROVIDER'],
      uses: ['CLINICAL_APPLICATIONS'],
      intent: 'CLINICAL_DECISION_SUPPORT',
      fhirVersions: ['R4'],
      compliance: ['HIPAA'],
      clientType: 'CONFIDENTIAL_SYMMETRIC',
      launchModes: ['EHR'],
    },
    scopes: [
      ['launch', 'Open on the child who is on the screen.'],
      ['patient/Patient.rs', 'Read age in days for newborns.'],
      ['patient/Observation.rs', 'Read weight and kidney function with their dates.'],
      ['patient/AllergyIntolerance.rs', 'Stop before a medicine the child does not tolerate.'],
    ],
    icon: {
      from: '#155e75',
      to: '#22d3ee',
      drawing:
        '<rect x="5" y="3" width="14" height="18" rx="2"/><path d="M8 7h8M8 12h.01M12 12h.01M16 12h.01M8 16.5h.01M12 16.5h.01M16 16.5h.01"/>',
    },
    began: 24,
    story: [
      { move: 'submit' },
      { reaches: 'CONTRACT_SCOPES' },
      {
        says: 'reviewer',
        body: 'Dose limits look right for the ten medicines I tried. Clinical informatics looks at neonates next.',
        isInternal: true,
      },
      {
        move: 'requestChanges',
        reason:
          'Please state in the description which edition of the dosing reference is used, and how updates reach the app.',
      },
    ],
    meets: ['missing-demographics', 'minor-with-proxy', 'empty-record', 'unusual-names'],
  },
  {
    vendor: 'larkmoor',
    fields: {
      name: 'Antenatal Scan Summary',
      shortDescription: 'Collects measurements of all antenatal scans of a pregnancy on one page.',
      longDescription:
        'Antenatal Scan Summary reads the measurements of every scan of a pregnancy and draws them on the growth curves for the week, so that a change of speed is seen at a glance. Reports stand below in order, the newest first. The page can be printed for the delivery room. Nothing is written to the record, and the summary is made anew each time it is opened, so that it never shows an old state.',
      operatingSystems: ['WEB'],
      audiences: ['PROVIDER'],
      uses: ['CLINICAL_APPLICATIONS', 'PROVIDER_CARE_COORDINATION'],
      intent: 'CLINICAL_DECISION_SUPPORT',
      fhirVersions: ['R4'],
      compliance: ['HIPAA'],
      clientType: 'CONFIDENTIAL_SYMMETRIC',
      launchModes: ['EHR'],
    },
    scopes: [
      ['launch', 'Open on the patient who is on the screen.'],
      ['patient/Observation.rs', 'Read the measurements of the scans.'],
      [
        'patient/DiagnosticReport.rs',
        'Show the reports of the scans below the curves.',
        'Measurements alone mislead: the report says how well the child could be seen.',
      ],
    ],
    icon: {
      from: '#6b21a8',
      to: '#d946ef',
      drawing:
        '<path d="M12 3a9 9 0 0 1 9 9"/><path d="M12 7a5 5 0 0 1 5 5"/><circle cx="10" cy="14" r="2.5"/><path d="M3 21c1-4 4-5 7-4.5"/>',
    },
    began: 4,
    story: [],
  },
  {
    vendor: 'brackenfield',
    fields: {
      name: 'Antibiotic Steward',
      shortDescription:
        'Suggests the narrowest antibiotic that the laboratory and the guideline allow.',
      longDescription:
        'Antibiotic Steward puts culture results, allergies and kidney function beside the hospital’s own guideline and names the narrowest choice, its dose and the day to look again. On day three it asks whether treatment can be ended or changed to tablets. Every suggestion says which line of the guideline it comes from, and a different decision needs one word of reason, which the stewardship team reads together with the wards once a month.',
      operatingSystems: ['WEB'],
      audiences: ['PROVIDER', 'PHARMA'],
      uses: ['CLINICAL_APPLICATIONS', 'HEALTH_AND_THERAPY_MANAGEMENT'],
      intent: 'CLINICAL_DECISION_SUPPORT',
      fhirVersions: ['R4'],
      compliance: ['HIPAA'],
      clientType: 'CONFIDENTIAL_ASYMMETRIC',
      launchModes: ['EHR'],
    },
    scopes: [
      ['launch', 'Open on the patient who is on the screen.'],
      ['patient/Observation.rs', 'Read cultures, kidney function and temperature.'],
      ['patient/AllergyIntolerance.rs', 'Leave out what the patient does not tolerate.'],
      [
        'patient/MedicationRequest.rs',
        'Know which antibiotic is given now and since when.',
        'Whether a treatment can be narrowed depends on what is being given and for how long.',
      ],
    ],
    icon: {
      from: '#065f46',
      to: '#10b981',
      drawing: '<path d="M12 2l8 3v6c0 5-3.5 9-8 11-4.5-2-8-6-8-11V5z"/><path d="M9 12h6M12 9v6"/>',
    },
    began: 63,
    story: WENT_LIVE,
    launches: 1198,
  },
]
