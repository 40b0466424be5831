/** Acting for somebody else. */
export const SPANISH_REPRESENTATION = {
  'Whose record?': '¿La historia clínica de quién?',
  '{{app}} will work with the record of this one person.':
    '{{app}} trabajará únicamente con la historia clínica de esta persona.',
  'Your own record': 'Su propia historia clínica',
  'You act for {{name}}: {{role}}': 'Usted actúa en nombre de {{name}}: {{role}}',
  'You act for {{name}}.': 'Usted actúa en nombre de {{name}}.',
  'The hospital keeps the sensitive parts of this record to the patient.':
    'El hospital reserva al paciente las partes sensibles de esta historia clínica.',
} as const
