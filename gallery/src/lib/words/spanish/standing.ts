/** How far a review carries, and how well the hospital knows a vendor. */
export const SPANISH_STANDING = {
  Certification: 'Certificación',
  Certified: 'Certificada',
  Reviewed: 'Revisada',
  'Not certified': 'Sin certificar',
  'This version is not live.': 'Esta versión no está publicada.',
  'The hospital reviewed this version and lets people use it.':
    'El hospital ha revisado esta versión y permite usarla.',
  'This version passed every stage of the review without exception, its maker accepted the privacy and security terms, and it is looked at again in time.':
    'Esta versión superó todas las fases de la revisión sin excepción, su fabricante aceptó las condiciones de privacidad y seguridad, y se vuelve a examinar a tiempo.',
  'Registered partner': 'Socio registrado',
  'Verified partner': 'Socio verificado',
  'Strategic partner': 'Socio estratégico',
  'The vendor has an account with the hospital.': 'El fabricante tiene una cuenta en el hospital.',
  'The hospital called the vendor back, checked who it is, and has a contract with it that is in force.':
    'El hospital llamó al fabricante, comprobó quién es y tiene con él un contrato en vigor.',
  'A verified partner that two people of the hospital chose to work with closely.':
    'Un socio verificado con el que dos personas del hospital decidieron trabajar estrechamente.',
} as const
