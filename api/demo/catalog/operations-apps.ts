import { type DemoApp, WENT_LIVE } from './demo-app.ts'

/** Apps for running the hospital, and for those who pay. */
export const OPERATIONS_APPS: readonly DemoApp[] = [
  {
    vendor: 'northfold',
    fields: {
      name: 'Bed Flow Forecast',
      shortDescription: 'Forecasts free beds per ward for the next two days, hour by hour.',
      longDescription:
        'Bed Flow Forecast learns from the stays of the past years how long patients of each kind remain, and adds planned admissions and the emergency department’s usual week. The result is a curve of free beds per ward with a band of uncertainty, renewed every quarter of an hour. Coordinators can try what a closed ward or a postponed list would do. The service works with times and places of stays and never reads a diagnosis.',
      operatingSystems: ['WEB'],
      audiences: ['PROVIDER'],
      uses: ['DATA_MONITORING_ANALYSIS', 'PROVIDER_CARE_COORDINATION'],
      intent: 'OPERATIONAL',
      fhirVersions: ['R4'],
      compliance: ['HIPAA', 'GDPR'],
      clientType: 'BACKEND_SERVICE',
      launchModes: ['BACKEND'],
    },
    scopes: [
      [
        'system/Encounter.rs',
        'Learn from past stays and follow the present ones.',
        'A forecast for all wards needs the stays of all wards; only times and places are used.',
      ],
      ['system/Appointment.rs', 'Add admissions that are planned.'],
      ['system/Location.rs', 'Know which beds belong to which ward.'],
    ],
    icon: {
      from: '#0e7490',
      to: '#67e8f9',
      drawing:
        '<path d="M3 19V6M3 16h18v3M21 16v-3a3 3 0 0 0-3-3h-8v6"/><circle cx="6.5" cy="12" r="1.5"/>',
    },
    runtimeModel: 'HOSPITAL_HOSTED',
    began: 79,
    story: WENT_LIVE,
    launches: 212,
  },
  {
    vendor: 'northfold',
    fields: {
      name: 'Prior Authorization Desk',
      shortDescription:
        'Gathers what an insurer asks for before a treatment and sends it in one go.',
      longDescription:
        'Prior Authorization Desk knows the question sets of the insurers the hospital works with and fills them in from the record, as far as they can be. Staff see what is missing and who can add it. Nothing leaves the house before somebody has read and released it, and every request shows afterwards what was sent, to whom and when. Answers come back into the work list, with a reminder before a deadline passes.',
      operatingSystems: ['WEB'],
      audiences: ['PAYER', 'PROVIDER'],
      uses: ['PROVIDER_CARE_COORDINATION'],
      intent: 'OPERATIONAL',
      fhirVersions: ['R4'],
      compliance: ['HIPAA'],
      clientType: 'CONFIDENTIAL_ASYMMETRIC',
      launchModes: ['EHR', 'STANDALONE'],
    },
    scopes: [
      ['launch', 'Open on the patient who is on the screen.'],
      ['patient/Patient.rs', 'Fill in name, date of birth and address.'],
      [
        'patient/Coverage.rs',
        'Know which insurer to ask and under which number.',
        'A request without the policy number is sent back unread.',
      ],
      ['patient/ServiceRequest.rs', 'Know which treatment was ordered.'],
      [
        'patient/Condition.rs',
        'Give the diagnosis the treatment is for.',
        'Every insurer asks for the diagnosis that makes the treatment necessary.',
      ],
    ],
    icon: {
      from: '#3730a3',
      to: '#818cf8',
      drawing: '<path d="M5 3h14v18l-3-2-2 2-2-2-2 2-2-2-3 2z"/><path d="M9 8h6M9 12h6"/>',
    },
    began: 44,
    story: WENT_LIVE,
    launches: 689,
  },
  {
    vendor: 'northfold',
    fields: {
      name: 'Readmission Insight',
      shortDescription:
        'Shows departments which stays were followed by another, and what they had in common.',
      longDescription:
        'Readmission Insight links stays of the same person within thirty days and shows each department its own figures, with what the stays had in common: weekday of discharge, missing follow-up, change of medicines. Groups smaller than ten people are never shown. Quality officers can follow a number to the stays behind it, insurers get the totals they are entitled to under contract. All figures say how they were counted and how sure they are.',
      operatingSystems: ['WEB'],
      audiences: ['PAYER', 'PROVIDER'],
      uses: ['DATA_MONITORING_ANALYSIS', 'RESEARCH'],
      intent: 'OPERATIONAL',
      fhirVersions: ['R4'],
      compliance: ['HIPAA'],
      clientType: 'BACKEND_SERVICE',
      launchModes: ['BACKEND'],
    },
    scopes: [
      [
        'system/Encounter.rs',
        'Link stays of the same person within thirty days.',
        'Readmissions are pairs of stays; they cannot be counted from single records.',
      ],
      [
        'system/MedicationRequest.rs',
        'See whether medicines were changed at discharge.',
        'A change of medicines at discharge is the most common cause that a hospital can influence.',
      ],
    ],
    icon: {
      from: '#134e4a',
      to: '#5eead4',
      drawing:
        '<path d="M20 11a8 8 0 1 0-2.300 6.200"/><path d="M20 4v7h-7"/><path d="M12 8v4l3 2"/>',
    },
    began: 21,
    story: [
      { move: 'submit' },
      {
        says: 'reviewer',
        body: 'Approved. Release it when your customers’ departments have been told.',
      },
      { move: 'approve', isReleaseHeld: true },
    ],
  },
  {
    vendor: 'northfold',
    fields: {
      name: 'Clinic Waitlist',
      shortDescription:
        'Kept waiting lists of outpatient clinics and offered free times to the next in line.',
      longDescription:
        'Clinic Waitlist kept the lists of the outpatient clinics in one place, ranked by urgency and time waited, and offered a time that became free to the next in line by message. Clinics could see how long people of each urgency had been waiting. The hospital’s own scheduling does this now, and the app was withdrawn by its vendor after all lists had been handed over.',
      operatingSystems: ['WEB'],
      audiences: ['PROVIDER', 'PATIENT'],
      uses: ['PROVIDER_CARE_COORDINATION'],
      intent: 'OPERATIONAL',
      fhirVersions: ['DSTU2', 'STU3'],
      compliance: ['HIPAA'],
      clientType: 'CONFIDENTIAL_SYMMETRIC',
      launchModes: ['STANDALONE'],
    },
    scopes: [
      ['user/Appointment.rs', 'Notice times that become free.'],
      ['user/Schedule.rs', 'Know the hours of the clinics.'],
      ['user/Patient.rs', 'Rank and address the people who wait.'],
    ],
    icon: {
      from: '#57534e',
      to: '#d6d3d1',
      drawing: '<path d="M7 3h10M7 21h10M8 3c0 5 8 7 8 18M16 3c0 5-8 7-8 18"/>',
    },
    began: 100,
    story: [
      ...WENT_LIVE,
      {
        move: 'retire',
        daysAgo: 37,
        reason:
          'The hospital’s scheduling offers the same since the summer; all waiting lists were handed over.',
      },
    ],
    launches: 1507,
  },
]
