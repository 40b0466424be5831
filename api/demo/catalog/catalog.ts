import { CLINICAL_APPS } from './clinical-apps.ts'
import type { DemoApp } from './demo-app.ts'
import { DEVELOPER_APPS } from './developer-apps.ts'
import { OPERATIONS_APPS } from './operations-apps.ts'
import { PATIENT_APPS } from './patient-apps.ts'
import { PHARMACY_APPS } from './pharmacy-apps.ts'
import { RESEARCH_APPS } from './research-apps.ts'
import { WARD_APPS } from './ward-apps.ts'

/** Every app of the demo besides those of outside testers. */
export const CATALOG: readonly DemoApp[] = [
  ...PATIENT_APPS,
  ...CLINICAL_APPS,
  ...WARD_APPS,
  ...PHARMACY_APPS,
  ...OPERATIONS_APPS,
  ...RESEARCH_APPS,
  ...DEVELOPER_APPS,
]
