/** The page of one app. */
export const SPANISH_LISTING = {
  'All apps': 'Todas las aplicaciones',
  'This vendor declined the privacy and security terms':
    'Este fabricante ha rechazado las condiciones de privacidad y seguridad',
  '{{vendor}} did not accept the minimum privacy and security terms that {{hospital}} asks of every vendor. Once data has left the hospital, the vendor alone decides what happens to it. Read the privacy policy before you allow anything.':
    '{{vendor}} no ha aceptado las condiciones mínimas de privacidad y seguridad que {{hospital}} pide a todos los fabricantes. Cuando los datos salen del hospital, solo el fabricante decide qué ocurre con ellos. Lea la política de privacidad antes de permitir nada.',
  'Ends on {{day}}': 'Termina el {{day}}',
  'It works as before until then. From that day (UTC) it can no longer be used.':
    'Hasta entonces funciona como antes. Desde ese día (UTC) ya no se podrá usar.',
  '{{app}} takes its place.': '{{app}} ocupa su lugar.',
  'About this app': 'Acerca de esta aplicación',
  'Facts and links': 'Datos y enlaces',
  'by {{vendor}}': 'de {{vendor}}',
  'Open this app': 'Abrir esta aplicación',
  'For patients, with their account here.': 'Para pacientes, con su cuenta de aquí.',
  'For staff, with their hospital account.': 'Para el personal, con su cuenta del hospital.',
  'It opens the hospital record, not the invented data of the sandbox.':
    'Abre la historia clínica del hospital, no los datos inventados del entorno de pruebas.',
  'Open it on your device; its maker says where to get it.':
    'Ábrala en su dispositivo; su fabricante indica dónde conseguirla.',
  'Opens in the hospital system, from the record of a patient.':
    'Se abre en el sistema del hospital, desde la historia clínica de un paciente.',
  'Works in the background; nobody opens it.': 'Funciona en segundo plano; nadie la abre.',

  'What this app reads and changes': 'Qué lee y qué modifica esta aplicación',
  'Changes the record': 'Modifica la historia clínica',
  'How it connects': 'Cómo se conecta',
  'Why: {{purpose}}': 'Para qué: {{purpose}}',
  '{{name}} reads no health data.': '{{name}} no lee datos de salud.',
  '{{name}} can read what is listed here, and change what is marked.':
    '{{name}} puede leer lo que aparece aquí y modificar lo que está señalado.',
  '{{name}} can read what is listed here, and change nothing.':
    '{{name}} puede leer lo que aparece aquí y no puede modificar nada.',
  'Low sensitivity': 'Poco delicado',
  'Moderate sensitivity': 'Moderadamente delicado',
  'High sensitivity': 'Muy delicado',
  'Critical sensitivity': 'Lo más delicado',
  'Little harm if it got into the wrong hands': 'Poco daño si cayera en malas manos',
  'Ordinary health information': 'Información de salud corriente',
  'Sensitive health information': 'Información de salud delicada',
  'Very sensitive, or able to change important parts of the record':
    'Muy delicado, o capaz de modificar partes importantes de la historia clínica',

  Facts: 'Datos',
  'Made by': 'Fabricante',
  Version: 'Versión',
  '{{version}}, live since {{day}}': '{{version}}, publicada {{day}}',
  'Last review by the hospital': 'Última revisión del hospital',
  'Not recorded': 'No consta',
  'Privacy and security terms': 'Condiciones de privacidad y seguridad',
  'Accepted by the vendor': 'Aceptadas por el fabricante',
  'Declined by the vendor': 'Rechazadas por el fabricante',
  'Tried on difficult records': 'Probada con historias difíciles',
  Launches: 'Veces abierta',
  Starts: 'Cómo se abre',
  'FHIR versions': 'Versiones de FHIR',
  'The vendor claims to comply with': 'El fabricante declara cumplir',
  'Nothing stated': 'No declara nada',

  'Links and support': 'Enlaces y ayuda',
  Homepage: 'Página web',
  'Privacy policy': 'Política de privacidad',
  'Terms of use': 'Condiciones de uso',
  'Support: {{contact}}': 'Ayuda: {{contact}}',
} as const
