/** Signing in at the hospital's own provider. */
export const SPANISH_FEDERATION = {
  'Sign in with {{provider}}': 'Iniciar sesión con {{provider}}',
  'or with a Gatehouse account': 'o con una cuenta de Gatehouse',
  'Link your account': 'Vincule su cuenta',
  'Sign in with your Gatehouse account once. From then on, {{provider}} opens it as well.':
    'Inicie sesión una vez con su cuenta de Gatehouse. A partir de entonces, también podrá abrirla con {{provider}}.',
  'Sign in there: {{provider}}': 'Inicie sesión por esta vía: {{provider}}',
  'The hospital has its staff sign in there. Use the button below.':
    'El hospital pide a su personal que inicie sesión por esa vía. Use el botón de abajo.',
  'Back to signing in': 'Volver al inicio de sesión',
  'This sign-in cannot be finished': 'No se puede terminar este inicio de sesión',
  'It was begun in another browser, took longer than ten minutes, or was finished already. Nothing was shared. Sign in once more.':
    'Se empezó en otro navegador, tardó más de diez minutos o ya se había terminado. No se ha compartido nada. Inicie sesión de nuevo.',
  'You were not signed in': 'No se ha iniciado la sesión',
  'You went back, or {{provider}} did not let you in. Nothing was shared.':
    'Usted volvió atrás, o {{provider}} no le dejó entrar. No se ha compartido nada.',
  'Signing in there is not possible at the moment':
    'En este momento no es posible iniciar sesión por esa vía',
  '{{provider}} does not answer. Try again in a few minutes.':
    '{{provider}} no responde. Vuelva a intentarlo dentro de unos minutos.',
  'The answer of {{provider}} could not be verified, so it was not used. If it happens again, write to {{address}}.':
    'No se ha podido comprobar la respuesta de {{provider}}, así que no se ha usado. Si vuelve a ocurrir, escriba a {{address}}.',
  'No account here goes with it yet': 'Aún no hay ninguna cuenta vinculada',
  '{{provider}} knows you as {{email}}. If you have a Gatehouse account with this address, sign in with it once: the two are linked then. Otherwise write to {{address}}.':
    '{{provider}} le conoce como {{email}}. Si tiene una cuenta de Gatehouse con esta dirección, inicie sesión con ella una vez: así quedarán vinculadas. Si no, escriba a {{address}}.',
  '{{provider}} does not tell us your email address. Write to {{address}} if you should have an account here.':
    '{{provider}} no nos indica su correo electrónico. Escriba a {{address}} si debería tener una cuenta aquí.',
  'You have no part here yet': 'Aún no tiene ninguna función aquí',
  '{{provider}} says who you are, but none of your groups there is one of those that work here. Write to {{address}} if one should be.':
    '{{provider}} confirma quién es usted, pero ninguno de sus grupos es de los que trabajan aquí. Escriba a {{address}} si alguno debería serlo.',
  'This account cannot be used': 'Esta cuenta no se puede usar',
  'Write to {{address}} if you think it should be.':
    'Escriba a {{address}} si cree que debería poder usarse.',
} as const
