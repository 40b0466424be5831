import { afterAll, beforeAll } from 'vitest'
import { backendServices } from './backend-services.ts'
import { type DemoHospital, startDemoHospital } from './demo-hospital.ts'
import { ehrLaunches } from './ehr-launches.ts'
import { fhirclientApps } from './fhirclient-apps.ts'
import { clinicianApp, interactiveClients } from './interactive-clients.ts'

// One demo for all: seeding it takes longer than what is asked of it.
let hospital: DemoHospital
beforeAll(async () => {
  hospital = await startDemoHospital()
})
afterAll(() => hospital?.stop())

const hospitalOf = () => hospital

interactiveClients(hospitalOf)
clinicianApp(hospitalOf)
backendServices(hospitalOf)
fhirclientApps(hospitalOf)
ehrLaunches(hospitalOf)
