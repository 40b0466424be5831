import { type DemoApp, WENT_LIVE } from './demo-app.ts'

/** Apps around medicines. */
export const PHARMACY_APPS: readonly DemoApp[] = [
  {
    vendor: 'brackenfield',
    fields: {
      name: 'Interaction Check',
      shortDescription:
        'Checks all medicines of a patient against each other and ranks what matters.',
      longDescription:
        'Interaction Check reads prescriptions, reported medicines and allergies and looks at every pair. Instead of a long list of warnings it shows the three that matter most for this patient, with kidney function and age taken into account, and what could be given instead. Pharmacists can leave a note for the ward. The knowledge base is renewed every month, and each warning says from which edition it comes.',
      operatingSystems: ['WEB'],
      audiences: ['PHARMA', 'PROVIDER'],
      uses: ['CLINICAL_APPLICATIONS'],
      intent: 'CLINICAL_DECISION_SUPPORT',
      fhirVersions: ['DSTU2', 'STU3', 'R4'],
      compliance: ['HIPAA'],
      clientType: 'CONFIDENTIAL_SYMMETRIC',
      launchModes: ['EHR'],
    },
    scopes: [
      ['launch', 'Open on the patient who is on the screen.'],
      [
        'patient/MedicationRequest.rs',
        'Look at every prescribed medicine.',
        'Interactions cannot be found without the complete list of prescriptions.',
      ],
      [
        'patient/MedicationStatement.rs',
        'Look at what the patient takes besides prescriptions.',
        'Herbal and over-the-counter medicines cause a third of the serious interactions.',
      ],
      ['patient/AllergyIntolerance.rs', 'Warn of medicines the patient does not tolerate.'],
    ],
    icon: {
      from: '#115e59',
      to: '#2dd4bf',
      drawing: '<path d="M8 3v6l-4 9a2 2 0 0 0 2 3h12a2 2 0 0 0 2-3l-4-9V3M7 3h10M7 14h10"/>',
    },
    began: 98,
    story: WENT_LIVE,
    launches: 2219,
  },
  {
    vendor: 'brackenfield',
    fields: {
      name: 'Inhaler Coach',
      shortDescription: 'Listens to your breath and shows whether your inhaler reached the lungs.',
      longDescription:
        'Inhaler Coach uses the microphone of your phone to hear how you breathe in, and says at once what went well and what to change. It knows the inhalers you were prescribed and shows the steps for each. Peak flow values you measure can be kept in the app, and a weekly picture shows good and bad days. Coughing at night is asked about, not recorded.',
      operatingSystems: ['IOS', 'ANDROID'],
      audiences: ['PATIENT', 'PHARMA'],
      uses: ['HEALTH_AND_THERAPY_MANAGEMENT', 'RESEARCH'],
      intent: 'PATIENT_ENGAGEMENT',
      fhirVersions: ['R4'],
      compliance: [],
      clientType: 'PUBLIC',
      launchModes: ['STANDALONE'],
    },
    scopes: [
      ['launch/patient', 'Open the record of the person who signed in.'],
      [
        'patient/MedicationRequest.rs',
        'Know which inhalers were prescribed, to show the right steps.',
        'Each kind of inhaler is used differently, and the wrong film would teach a mistake.',
      ],
      ['patient/Observation.rs', 'Show lung function beside the weekly picture.'],
    ],
    icon: {
      from: '#1d4ed8',
      to: '#93c5fd',
      drawing:
        '<path d="M12 4v8M12 12c-1 4-3 5-5 7-2 1.500-4 0-4-3 0-4 2-8 5-9M12 12c1 4 3 5 5 7 2 1.500 4 0 4-3 0-4-2-8-5-9"/>',
    },
    attestation: 'DECLINED',
    began: 47,
    story: WENT_LIVE,
    launches: 508,
  },
  {
    vendor: 'brackenfield',
    fields: {
      name: 'Refill Concierge',
      shortDescription:
        'Orders refills of lasting prescriptions and has them ready at your pharmacy.',
      longDescription:
        'Refill Concierge notices when a lasting prescription will run out, asks the practice for a refill and tells you when and where it is ready. You choose the pharmacy and can have several prescriptions collected for one way. If the practice wants to see you first, the app offers the next free times. Family members can look after somebody’s refills once that person has agreed.',
      operatingSystems: ['WEB', 'IOS', 'ANDROID'],
      audiences: ['PATIENT'],
      uses: ['HEALTH_AND_THERAPY_MANAGEMENT'],
      intent: 'PATIENT_ENGAGEMENT',
      fhirVersions: ['R4'],
      compliance: ['HIPAA'],
      clientType: 'CONFIDENTIAL_SYMMETRIC',
      launchModes: ['STANDALONE'],
    },
    scopes: [
      ['launch/patient', 'Open the record of the person who signed in.'],
      ['offline_access', 'Notice in time when a prescription will run out.'],
      [
        'patient/MedicationRequest.crus',
        'Ask for refills of lasting prescriptions.',
        'A refill is a new request in the record that the practice answers.',
      ],
    ],
    icon: {
      from: '#854d0e',
      to: '#facc15',
      drawing:
        '<path d="M4 8h16l-1.500 12h-13z"/><path d="M9 8V6a3 3 0 0 1 6 0v2M12 11.500v5M9.500 14h5"/>',
    },
    began: 51,
    story: [
      { move: 'submit' },
      {
        says: 'reviewer',
        body: 'In our test the token was still in the address bar after sign-in. Please have a look.',
      },
      {
        move: 'reject',
        code: 'SECURITY_RISK',
        reason:
          'Access tokens are passed in the address of the page and end up in the browser history. Submit a new version once this is corrected.',
      },
    ],
  },
]
