import type { House } from '../patient-record.ts'
import { deceased } from './deceased.ts'
import { duplicateCharts } from './duplicate-charts.ts'
import { enteredInError } from './entered-in-error.ts'
import { mergedCharts } from './merged-charts.ts'
import { minorsWithProxy } from './minors-with-proxy.ts'
import { missingDemographics } from './missing-demographics.ts'
import { oddEncounters } from './odd-encounters.ts'
import type { EdgeCase, ScenarioRecord } from './scenario-record.ts'
import { emptyRecord, sensitiveRecord } from './special-records.ts'
import { unusualNames } from './unusual-names.ts'
import { veryLargeRecord } from './very-large-record.ts'

const CASES: readonly EdgeCase[] = [
  missingDemographics,
  duplicateCharts,
  mergedCharts,
  deceased,
  minorsWithProxy,
  oddEncounters,
  emptyRecord,
  sensitiveRecord,
  unusualNames,
  enteredInError,
  veryLargeRecord,
]

/** Makes the patients of every scenario that is not ordinary (R284-R286). */
export const edgeCases = (house: House): ScenarioRecord[] => CASES.flatMap((make) => make(house))
