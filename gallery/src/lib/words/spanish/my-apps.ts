/** What one person allowed apps to do. */
export const SPANISH_MY_APPS = {
  'What you allowed each app to see, and since when. You can take it back at any time.':
    'Qué ha permitido ver a cada aplicación y desde cuándo. Puede retirar el permiso en cualquier momento.',
  'This page needs JavaScript': 'Esta página necesita JavaScript',
  "Signing in keeps its proof in this tab alone, which takes a script. Without one, ask the hospital to take an app's access back for you.":
    'La prueba de su inicio de sesión se guarda solo en esta pestaña, y para ello hace falta un programa. Sin él, pida al hospital que retire por usted el acceso de una aplicación.',
  'Sign in to see your apps': 'Inicie sesión para ver sus aplicaciones',
  'Use the account you have with the hospital.': 'Use la cuenta que tiene en el hospital.',
  'Sign in': 'Iniciar sesión',
  'Signing in did not work': 'No se ha podido iniciar la sesión',
  'Nothing you allowed was changed. Check your connection, then try again.':
    'No ha cambiado nada de lo que usted permitió. Compruebe su conexión y vuelva a intentarlo.',
  'Try again': 'Volver a intentarlo',
  'The sign-in page cannot be reached. Try again in a moment.':
    'No se puede abrir la página de inicio de sesión. Inténtelo de nuevo dentro de un momento.',
  'Signed in as {{name}}': 'Ha iniciado sesión como {{name}}',
  'Signed in': 'Sesión iniciada',
  'Sign out': 'Cerrar sesión',
  'The sign-out page cannot be reached. Close this tab to leave.':
    'No se puede abrir la página de cierre de sesión. Cierre esta pestaña para salir.',

  '{{app}} can no longer use your data.': '{{app}} ya no puede usar sus datos.',
  'Allowed now': 'Permitidas ahora',
  Ended: 'Terminadas',
  'No app can see your data': 'Ninguna aplicación puede ver sus datos',
  'When you allow an app to use your data, it is listed here, and here you can stop it.':
    'Cuando usted permite que una aplicación use sus datos, aparece aquí, y aquí puede detenerla.',
  'Find an app': 'Buscar una aplicación',
  'Your apps could not be loaded': 'No se han podido cargar sus aplicaciones',
  'What you allowed is unchanged.': 'Lo que usted permitió no ha cambiado.',

  'Record of': 'Historia clínica de',
  Where: 'Dónde',
  'Hospital record': 'Historia clínica del hospital',
  'Sandbox, invented data': 'Entorno de pruebas, datos inventados',
  Allowed: 'Permitida',
  Revoked: 'Retirada',
  Until: 'Hasta',
  'Ran out': 'Venció',
  'You revoke it': 'Que usted la retire',
  'Last used': 'Último uso',
  Never: 'Nunca',
  'You were warned': 'Se le advirtió',
  'The vendor declined the privacy and security terms':
    'El fabricante rechazó las condiciones de privacidad y seguridad',
  'What it may do': 'Qué puede hacer',
  'What it was allowed to do': 'Qué podía hacer',
  'Not launched yet': 'Todavía no se ha abierto',
  'Launch history ({{count}})': 'Historial de uso ({{count}})',
  'From the app itself': 'Desde la propia aplicación',
  When: 'Cuándo',
  How: 'Cómo',
  Result: 'Resultado',
  Started: 'Se abrió',
  Failed: 'Falló',
  'Receipt to keep:': 'Comprobante para guardar:',
  '{{form}} receipt for {{app}}': '{{form}}: comprobante de {{app}}',
  'Revoke access': 'Retirar el acceso',
  'Revoke access of {{app}}': 'Retirar el acceso de {{app}}',
  '{{app}} loses access at once.': '{{app}} pierde el acceso al instante.',
  'Revoking…': 'Retirando…',
  'Revoke now': 'Retirar ahora',
  Keep: 'Mantener',
  'The access could not be revoked and still stands. Try again in a moment.':
    'No se ha podido retirar el acceso y sigue en vigor. Inténtelo de nuevo dentro de un momento.',
} as const
