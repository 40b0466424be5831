/** What stands around every page, and the pages that say what went wrong. */
export const SPANISH_FRAME = {
  'Skip to content': 'Saltar al contenido',
  'App Gallery': 'Galería de aplicaciones',
  Main: 'Principal',
  Apps: 'Aplicaciones',
  'My apps': 'Mis aplicaciones',
  'For developers': 'Desarrolladores',
  Theme: 'Tema',
  'Theme: System': 'Tema: sistema',
  'Theme: Light': 'Tema: claro',
  'Theme: Dark': 'Tema: oscuro',
  Language: 'Idioma',
  Legal: 'Información legal',
  'Privacy policy': 'Política de privacidad',
  'Terms of use': 'Condiciones de uso',
  'Legal notice': 'Aviso legal',
  'Accessibility statement': 'Declaración de accesibilidad',
  'Questions: {{address}}': 'Preguntas: {{address}}',
  'Developer documentation': 'Documentación para desarrolladores',
  'Every app here was reviewed before it could ask for data.':
    'Todas las aplicaciones de esta galería se revisaron antes de que pudieran pedir datos.',

  'Not found': 'Página no encontrada',
  'This page does not exist': 'Esta página no existe',
  'The address may be mistyped, or the app may no longer be in the gallery. What you allowed an app stays listed under My apps.':
    'Puede que la dirección esté mal escrita o que la aplicación ya no esté en la galería. Lo que usted permitió a una aplicación sigue en «Mis aplicaciones».',
  'Show all apps': 'Ver todas las aplicaciones',
  'Something went wrong': 'Algo ha fallado',
  'This page could not be shown': 'No se ha podido mostrar esta página',
  'The fault is on our side, and nothing you allowed was changed. Try again in a moment. If it happens again, quote this number to the support of the hospital:':
    'El fallo es nuestro y no ha cambiado nada de lo que usted permitió. Inténtelo de nuevo dentro de un momento. Si vuelve a ocurrir, indique este número al servicio de ayuda del hospital:',
} as const
