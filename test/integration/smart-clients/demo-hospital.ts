import type { DemoClient, DemoReport } from '../../../api/demo/demo-report.ts'
import { readDemoReport, seedDemo } from '../../../api/demo/seed-demo.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

/** The platform with the demo on it, as somebody with an outside client finds it. */
export interface DemoHospital {
  platform: TestPlatform
  report: DemoReport
  client(type: DemoClient['clientType'], environment?: DemoClient['environment']): DemoClient
  /** The first account of a role. */
  account(role: string): DemoReport['accounts'][number]
  issuer(environment: DemoClient['environment']): string
  fhirBase(environment: DemoClient['environment']): string
  stop(): Promise<void>
}

/** Starts one for a file of tests. */
export async function startDemoHospital(): Promise<DemoHospital> {
  const platform = await startTestPlatform()
  await seedDemo(platform)
  const report = await readDemoReport(platform)
  if (!report) throw new Error('The demo was not seeded.')
  const { urls } = platform
  return {
    platform,
    report,
    client: (type, environment = 'production') =>
      known(report.clients.find((c) => c.clientType === type && c.environment === environment)),
    account: (role) => known(report.accounts.find((one) => one.role === role)),
    issuer: (environment) =>
      environment === 'sandbox' ? urls.issuer.SANDBOX : urls.issuer.PRODUCTION,
    fhirBase: (environment) =>
      environment === 'sandbox' ? urls.fhir.SANDBOX : urls.fhir.PRODUCTION,
    stop: platform.stop,
  }
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The demo has no such thing.')
  return value
}
