import type { DemoPerson } from './person.ts'

/** The people the demo acts as when the hospital decides something. */
export const REVIEWER: DemoPerson = {
  role: 'reviewer',
  firstName: 'Ingrid',
  lastName: 'Castellanos',
  email: 'reviewer@lakeside.example',
  password: 'lakeside-demo-reviewer',
  holds: ['INTAKE_REVIEWER', 'APP_ADMIN'],
}

/** The second person, where two are needed. */
export const ADMIN: DemoPerson = {
  role: 'admin',
  firstName: 'Margaret',
  lastName: 'Osei',
  email: 'admin@lakeside.example',
  password: 'lakeside-demo-admin',
  holds: ['ORGANIZATION_ADMIN', 'APP_ADMIN', 'SECURITY_OFFICER'],
}

export const SECURITY_OFFICER: DemoPerson = {
  role: 'security-officer',
  firstName: 'Tobias',
  lastName: 'Renner',
  email: 'security.officer@lakeside.example',
  password: 'lakeside-demo-officer',
  holds: ['SECURITY_OFFICER'],
}

/** Patients with a record of their own, and the staff of the hospital. */
export const HOSPITAL_PEOPLE: readonly DemoPerson[] = [
  {
    role: 'patient',
    firstName: 'Rosa',
    lastName: 'Delgado',
    email: 'patient@lakeside.example',
    password: 'lakeside-demo-patient',
    holds: ['PATIENT'],
    record: { type: 'Patient', id: 'demo-patient-1', gender: 'female', birthDate: '1961-04-18' },
  },
  {
    role: 'patient',
    firstName: 'Samuel',
    lastName: 'Whitcombe',
    email: 'patient.two@lakeside.example',
    password: 'lakeside-demo-patient-two',
    holds: ['PATIENT'],
    record: { type: 'Patient', id: 'demo-patient-2', gender: 'male', birthDate: '1954-11-02' },
  },
  {
    role: 'representative',
    firstName: 'Rosa',
    lastName: 'Begum',
    email: 'parent@lakeside.example',
    password: 'lakeside-demo-parent',
    holds: ['PATIENT'],
    inSandbox: {
      patientId: 'edge-proxy-mother',
      actsFor: [
        {
          patientId: 'edge-minor-younger',
          relatedPersonId: 'edge-proxy-mother-of-edge-minor-younger',
        },
        {
          patientId: 'edge-minor-older',
          relatedPersonId: 'edge-proxy-mother-of-edge-minor-older',
          yearsLeft: 3,
        },
      ],
    },
  },
  {
    role: 'clinician',
    firstName: 'Amina',
    lastName: 'Farouk',
    email: 'clinician@lakeside.example',
    password: 'lakeside-demo-clinician',
    holds: ['CLINICIAN'],
    record: {
      type: 'Practitioner',
      id: 'demo-practitioner-1',
      gender: 'female',
      birthDate: '1979-07-09',
    },
  },
  REVIEWER,
  ADMIN,
  {
    role: 'security-reviewer',
    firstName: 'Jonas',
    lastName: 'Petrov',
    email: 'security.reviewer@lakeside.example',
    password: 'lakeside-demo-security',
    holds: ['SECURITY_REVIEWER'],
  },
  {
    role: 'technical-reviewer',
    firstName: 'Leila',
    lastName: 'Hashemi',
    email: 'technical.reviewer@lakeside.example',
    password: 'lakeside-demo-technical',
    holds: ['TECHNICAL_REVIEWER'],
  },
  {
    role: 'clinical-reviewer',
    firstName: 'Patrick',
    lastName: 'Oduya',
    email: 'clinical.reviewer@lakeside.example',
    password: 'lakeside-demo-clinical',
    holds: ['CLINICAL_REVIEWER'],
  },
  {
    role: 'contract-reviewer',
    firstName: 'Sylvie',
    lastName: 'Marchand',
    email: 'contract.reviewer@lakeside.example',
    password: 'lakeside-demo-contract',
    holds: ['CONTRACT_REVIEWER'],
  },
  SECURITY_OFFICER,
  {
    role: 'auditor',
    firstName: 'Henrik',
    lastName: 'Solberg',
    email: 'auditor@lakeside.example',
    password: 'lakeside-demo-auditor',
    holds: ['AUDITOR'],
  },
  {
    role: 'department-lead',
    firstName: 'Carmen',
    lastName: 'Iglesias',
    email: 'lead@lakeside.example',
    password: 'lakeside-demo-lead',
    holds: ['DEPARTMENT_LEAD'],
  },
]
