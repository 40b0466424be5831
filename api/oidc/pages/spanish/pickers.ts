/** Choosing a patient and a visit. */
export const SPANISH_PICKERS = {
  'Choose a patient': 'Elija un paciente',
  '{{app}} will work with the record of this one patient.':
    '{{app}} trabajará únicamente con la historia clínica de este paciente.',
  Name: 'Nombre',
  'Date of birth': 'Fecha de nacimiento',
  'Medical record number': 'Número de historia clínica',
  Search: 'Buscar',
  'No patient was found. Check the spelling, or search by record number.':
    'No se ha encontrado ningún paciente. Revise la ortografía o busque por número de historia clínica.',
  'One patient found': 'Un paciente encontrado',
  '{{count}} patients found': '{{count}} pacientes encontrados',
  'The first {{count}} patients': 'Los primeros {{count}} pacientes',
  'More patients fit. Add a part of the name, the date of birth or the record number to find others.':
    'Hay más pacientes que coinciden. Añada una parte del nombre, la fecha de nacimiento o el número de historia clínica para encontrar a otros.',
  'born {{date}}': 'nacimiento: {{date}}',
  'record number {{number}}': 'historia clínica n.º {{number}}',
  Choose: 'Elegir',
  'Choose {{name}}': 'Elegir {{name}}',
  'Choose {{name}}, born {{date}}': 'Elegir {{name}}, fecha de nacimiento: {{date}}',
  'Name not recorded': 'Nombre sin registrar',

  'No record to open': 'Ninguna historia clínica',
  'There is no record you can open': 'No hay ninguna historia clínica que usted pueda abrir',
  'The app needs a patient’s record. Your account is not linked to one, and it is not one of those that may look up patients. If you think it should be, write to {{address}}.':
    'La aplicación necesita la historia clínica de un paciente. Su cuenta no está vinculada a ninguna y no es de las que pueden buscar pacientes. Si cree que debería serlo, escriba a {{address}}.',
  'Back to the app': 'Volver a la aplicación',

  'Choose a visit': 'Elija una visita',
  '{{app}} wants to know which visit of {{patient}} this is about.':
    '{{app}} quiere saber de qué visita de {{patient}} se trata.',
  'There is no visit on record, so the app cannot be opened with one.':
    'No hay ninguna visita registrada, así que la aplicación no se puede abrir con una.',
  'These are the {{count}} latest visits.': 'Estas son las {{count}} visitas más recientes.',
  'Choose {{title}} on {{day}}': 'Elegir {{title}} del {{day}}',
  'Choose {{title}}': 'Elegir {{title}}',
  Visit: 'Visita',
} as const
