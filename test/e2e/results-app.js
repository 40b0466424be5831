/* The smallest SMART app: /launch asks for access, /callback reads a patient and their observations. */
const show = (id, text) => {
  document.getElementById(id).textContent = text
}

async function read(client) {
  show('status', 'Reading')
  try {
    const patient = await client.request(`Patient/${client.patient.id}`)
    show('patient', patient.name.map(({ given, family }) => `${given.join(' ')} ${family}`)[0])
    const found = await client.request(`Observation?patient=${client.patient.id}&_count=5`)
    show('observations', `${found.entry.length} observations`)
    show('status', 'Done')
  } catch (error) {
    show('status', `Failed with ${error.statusCode ?? error.status ?? 'no answer'}`)
  }
}

async function start() {
  if (location.pathname === '/launch') {
    const asked = Object.fromEntries(new URLSearchParams(location.search))
    const { iss, clientId, scope } = { ...registration, ...asked }
    await FHIR.oauth2.authorize({ iss, clientId, scope, redirectUri: '/callback' })
    return
  }
  const client = await FHIR.oauth2.ready()
  document.getElementById('read').addEventListener('click', () => read(client))
  await read(client)
}

start().catch((error) => show('status', `Failed: ${error.message}`))
