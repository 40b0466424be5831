import type { DemoReport } from '../demo-report.ts'
import { outsideEhr } from './outside-ehr.ts'

/** The demo as one JSON document for programs: accounts, clients, patients, and how to play an EHR. */
export function demoJson(report: DemoReport): string {
  return JSON.stringify({ ...report, launchContextMutation: outsideEhr(report) }, null, 2)
}
