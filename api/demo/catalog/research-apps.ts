import { type DemoApp, WENT_LIVE } from './demo-app.ts'

/** Apps for studies. */
export const RESEARCH_APPS: readonly DemoApp[] = [
  {
    vendor: 'corranValley',
    fields: {
      name: 'Cohort Finder',
      shortDescription:
        'Counts how many patients would fit a study before a single record is opened.',
      longDescription:
        'Cohort Finder lets study teams put together criteria from diagnoses, values and ages and answers with a number, rounded so that nobody can be recognized. Only with the approval of the ethics committee on file can a list be asked for, and then it goes to the treating department, which writes to its own patients. Each question and each answer is kept with the name of who asked, for the committee to look at.',
      operatingSystems: ['WEB'],
      audiences: ['PROVIDER', 'PHARMA'],
      uses: ['RESEARCH'],
      intent: 'RESEARCH',
      fhirVersions: ['R4'],
      compliance: ['HIPAA', 'GDPR'],
      clientType: 'BACKEND_SERVICE',
      launchModes: ['BACKEND'],
    },
    scopes: [
      [
        'system/Patient.rs',
        'Count by age and sex.',
        'Every study has an age limit; only counts leave the hospital.',
      ],
      [
        'system/Condition.rs',
        'Count by diagnosis.',
        'The diagnosis is the first criterion of every study; only counts leave the hospital.',
      ],
      [
        'system/Observation.rs',
        'Count by laboratory values and vital signs.',
        'Most criteria are limits of a laboratory value; only counts leave the hospital.',
      ],
    ],
    icon: {
      from: '#581c87',
      to: '#c084fc',
      drawing:
        '<circle cx="10" cy="10" r="6.500"/><path d="M15 15l6 6"/><circle cx="10" cy="8.500" r="1.500"/><path d="M7 13c.500-1.800 5.500-1.800 6 0"/>',
    },
    began: 68,
    story: [
      { move: 'submit' },
      { says: 'reviewer', body: 'Which rounding is used for counts below ten?' },
      {
        says: 'vendor',
        body: 'Counts below ten are answered with “fewer than ten”, everything else is rounded to five.',
      },
      { move: 'approve' },
    ],
    launches: 143,
  },
  {
    vendor: 'corranValley',
    fields: {
      name: 'Trial Match',
      shortDescription:
        'Shows you studies that look for people like you, and what taking part would mean.',
      longDescription:
        'Trial Match compares your record with the criteria of studies that are open in the region and explains each one in plain words: the question, the visits, the benefits and the risks. You decide whether the study team may write to you; before that nobody learns your name. What was compared and why a study fits or does not can be read for each one. You can ask to be told when a new study opens, and end that at any time.',
      operatingSystems: ['WEB'],
      audiences: ['PATIENT', 'PHARMA'],
      uses: ['RESEARCH'],
      intent: 'RESEARCH',
      fhirVersions: ['R4'],
      compliance: ['HIPAA', 'GDPR', 'ONC_MODEL_PRIVACY_NOTICE'],
      clientType: 'CONFIDENTIAL_SYMMETRIC',
      launchModes: ['STANDALONE'],
    },
    scopes: [
      ['launch/patient', 'Open the record of the person who signed in.'],
      ['patient/Patient.rs', 'Compare age and sex with the criteria.'],
      ['patient/Observation.rs', 'Compare laboratory values with the criteria.'],
      [
        'patient/Condition.rs',
        'Compare diagnoses with the criteria.',
        'Studies look for people with a certain illness; without it nothing can be matched.',
      ],
    ],
    icon: {
      from: '#1e40af',
      to: '#60a5fa',
      drawing:
        '<circle cx="6" cy="6" r="2.500"/><circle cx="18" cy="8" r="2.500"/><circle cx="9" cy="18" r="2.500"/><path d="M8.500 6.500l7 1M16.500 10l-6 6M6.600 8.500l1.800 7"/>',
    },
    began: 36,
    story: WENT_LIVE,
    launches: 421,
  },
  {
    vendor: 'corranValley',
    fields: {
      name: 'Family History Atlas',
      shortDescription:
        'Draws family trees of inherited illnesses and links them for genetic studies.',
      longDescription:
        'Family History Atlas draws a family tree from what relatives reported, marks inherited illnesses over generations, and estimates who might profit from counselling. Trees of several families with the same variant can be laid side by side for a study. Names are replaced by numbers outside the clinic. The atlas follows the drawing rules that genetic counsellors know, and a tree can be printed in one page.',
      operatingSystems: ['WEB'],
      audiences: ['PROVIDER'],
      uses: ['RESEARCH', 'CLINICAL_APPLICATIONS'],
      intent: 'RESEARCH',
      fhirVersions: ['R4'],
      compliance: ['HIPAA'],
      clientType: 'CONFIDENTIAL_SYMMETRIC',
      launchModes: ['EHR', 'STANDALONE'],
    },
    scopes: [
      ['launch', 'Open on the patient who is on the screen.'],
      [
        'user/FamilyMemberHistory.rs',
        'Draw the family tree from what was reported.',
        'The tree is made of exactly this; there is no other source for it.',
      ],
      [
        'user/*.rs',
        'Find further illnesses of relatives who are patients here.',
        'Relatives who are patients themselves complete the tree.',
      ],
    ],
    icon: {
      from: '#064e3b',
      to: '#34d399',
      drawing:
        '<circle cx="12" cy="5" r="2.500"/><rect x="3.500" y="16" width="5" height="5"/><circle cx="18" cy="18.500" r="2.500"/><path d="M12 7.500V12M6 16v-4h12v4"/>',
    },
    began: 33,
    story: [
      { move: 'submit' },
      {
        says: 'reviewer',
        body: 'Reading whole records of relatives is far beyond the tree. I would reject unless they narrow it.',
        isInternal: true,
      },
      {
        move: 'reject',
        code: 'SCOPE_NOT_JUSTIFIED',
        reason:
          'Whole records of relatives are asked for without their knowledge. Ask for the reported family history alone and submit again.',
      },
    ],
  },
]
