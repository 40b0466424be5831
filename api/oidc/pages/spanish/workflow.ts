/** Kinds of work, as the scope catalog names them. */
const NAMES = {
  'app settings': 'ajustes de aplicaciones',
  billing: 'facturación',
  'care coordination': 'coordinación asistencial',
  'chart review': 'consulta de la historia clínica',
  documentation: 'documentación',
  genetics: 'genética',
  imaging: 'diagnóstico por imagen',
  'medication management': 'gestión de la medicación',
  'medication safety': 'seguridad de la medicación',
  monitoring: 'monitorización',
  'order entry': 'solicitud de pruebas y tratamientos',
  'patient flow': 'flujo de pacientes',
  'patient portal': 'portal del paciente',
  'patient safety': 'seguridad del paciente',
  'population health': 'salud poblacional',
  prevention: 'prevención',
  'problem list': 'lista de problemas',
  registration: 'admisión',
  rehabilitation: 'rehabilitación',
  research: 'investigación',
  results: 'resultados',
  scheduling: 'gestión de citas',
  screening: 'cribado',
  'social work': 'trabajo social',
  surgery: 'cirugía',
} as const

/** For people who open an app from work it is not approved for. */
export const SPANISH_WORKFLOW = {
  ...NAMES,
  'Not for this kind of work': 'No es para este tipo de trabajo',
  '{{app}} was opened from “{{workflow}}”, for which the hospital has not approved it. Nothing was shared with it.':
    '{{app}} se abrió desde «{{workflow}}», para lo que el hospital no la ha aprobado. No se ha compartido nada con la aplicación.',
  'It opens from: {{workflows}}.': 'Se abre desde: {{workflows}}.',
  'The record on your screen is as it was: go on there without the app.':
    'La historia clínica en su pantalla sigue como estaba: continúe allí sin la aplicación.',
  'If you need it for this work, write to {{address}}.':
    'Si la necesita para este trabajo, escriba a {{address}}.',
} as const
