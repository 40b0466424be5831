/** What FHIR R4 calls the gender of a patient and the status of a visit: English shows its codes. Besides, names that are configured. */
export const SPANISH_CODES = {
  male: 'sexo masculino',
  female: 'sexo femenino',
  other: 'otro sexo',
  unknown: 'desconocido',
  planned: 'prevista',
  arrived: 'llegada registrada',
  triaged: 'con triaje hecho',
  'in-progress': 'en curso',
  onleave: 'interrumpida por un permiso',
  finished: 'terminada',
  cancelled: 'cancelada',
  'your hospital account': 'su cuenta del hospital',
  'entered-in-error': 'registrada por error',
} as const
