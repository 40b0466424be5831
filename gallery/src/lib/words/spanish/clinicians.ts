/** The view for the people of the hospital, and apps like another one. */
export const SPANISH_CLINICIANS = {
  'Apps for clinicians': 'Aplicaciones para profesionales',
  'What departments here use, and every app the hospital approved for your work.':
    'Lo que usan los servicios de este hospital y todas las aplicaciones aprobadas para su trabajo.',
  'Do you work here?': '¿Trabaja aquí?',
  'See the apps for clinicians': 'Ver las aplicaciones para profesionales',
  'Sign in to see the apps for clinicians':
    'Inicie sesión para ver las aplicaciones para profesionales',
  'In use at {{department}}': 'En uso en {{department}}',
  'Your department': 'Su servicio',
  'Approved for clinicians': 'Aprobadas para profesionales',
  'Search to see the others.': 'Busque para ver las demás.',
  'There is no such app': 'Esa aplicación no existe',
  'It was taken out of the gallery, or you may not see it.':
    'Se retiró de la galería, o usted no puede verla.',
  'This is for the people who work here': 'Esto es para quien trabaja aquí',
  'Your account reads the apps for everybody. Ask the hospital if you work there.':
    'Su cuenta lee las aplicaciones para todo el mundo. Consulte al hospital si trabaja en él.',
  'The apps could not be loaded': 'No se han podido cargar las aplicaciones',
  'Signing in keeps its proof in this tab alone, which takes a script.':
    'El inicio de sesión guarda su prueba solo en esta pestaña, y para eso hace falta un script.',
  'Similar apps': 'Aplicaciones parecidas',
} as const
