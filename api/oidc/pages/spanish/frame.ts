/** What stands around every page, the error pages and signing out. */
export const SPANISH_FRAME = {
  'Skip to the content': 'Saltar al contenido',
  Language: 'Idioma',
  'Questions? Write to {{address}}.': '¿Tiene preguntas? Escriba a {{address}}.',
  Sandbox: 'Entorno de pruebas',
  'This is the sandbox: the people and records here are made up.':
    'Este es el entorno de pruebas: las personas y los datos que aparecen son inventados.',
  'by {{vendor}}': 'de {{vendor}}',
  Cancel: 'Cancelar',
  Legal: 'Información legal',
  'Privacy policy': 'Política de privacidad',
  'Terms of use': 'Condiciones de uso',
  'Legal notice': 'Aviso legal',
  'Accessibility statement': 'Declaración de accesibilidad',

  'This did not work': 'No se ha podido completar',
  'Kind of error': 'Tipo de error',
  'Request number': 'Número de solicitud',
  'To the gallery': 'Ir a la galería',
  'The app is not known here, or it may not be used at present. Nothing was shared with it.':
    'No conocemos esta aplicación o no se puede usar en este momento. No se ha compartido nada con ella.',
  'The app wants to be answered at an address it did not register. To protect you, nothing was sent there.':
    'La aplicación pide la respuesta en una dirección que no tiene registrada. Para protegerle, no se ha enviado nada.',
  'The app sent a request that cannot be understood. Nothing was shared with it.':
    'La aplicación ha enviado una solicitud que no se entiende. No se ha compartido nada con ella.',
  'The request to sign you out has expired or cannot be understood. Nothing has changed. You can sign out here.':
    'La solicitud para cerrar su sesión ha caducado o no se entiende. No ha cambiado nada. Puede cerrar la sesión aquí.',
  'Something went wrong on our side. Nothing was shared.':
    'Ha ocurrido un fallo por nuestra parte. No se ha compartido nada.',
  'More was sent to this page than it takes. Nothing was shared. Go back to the app and start again.':
    'Se ha enviado a esta página más de lo que admite. No se ha compartido nada. Vuelva a la aplicación y empiece de nuevo.',
  'The request of the app cannot be answered. Nothing was shared with it.':
    'No se puede responder a la solicitud de la aplicación. No se ha compartido nada con ella.',
  'This page has expired, was opened in another browser, or the browser blocked its cookie, as private windows do for pages inside another site. Go back to the app and start again, in a window of its own.':
    'Esta página ha caducado, se abrió en otro navegador o el navegador bloqueó su cookie, como ocurre en las ventanas privadas con páginas dentro de otro sitio. Vuelva a la aplicación y empiece de nuevo en una ventana aparte.',
  'You cannot open this record. Go back and choose one from the list.':
    'Usted no puede abrir esta historia clínica. Vuelva atrás y elija una de la lista.',
  'The records cannot be reached at the moment. Try again in a minute.':
    'En este momento no se puede acceder a las historias clínicas. Inténtelo de nuevo dentro de un minuto.',

  'Sign out': 'Cerrar sesión',
  'Sign out of {{name}}?': '¿Cerrar la sesión en {{name}}?',
  'Apps that stay connected only while you are signed in are disconnected as well.':
    'También se desconectarán las aplicaciones que solo siguen conectadas mientras su sesión está abierta.',
  'Stay signed in': 'Mantener la sesión abierta',
  'Signed out': 'Sesión cerrada',
  'You are signed out': 'Ha cerrado la sesión',
  'You can close this window.': 'Ya puede cerrar esta ventana.',
} as const
