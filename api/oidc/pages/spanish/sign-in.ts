/** Signing in, the second factor, and the way back when it is lost. */
export const SPANISH_SIGN_IN = {
  'Sign in': 'Iniciar sesión',
  'Sign in to go on to {{app}}.': 'Inicie sesión para continuar en {{app}}.',
  'Sign in to {{hospital}}.': 'Inicie sesión en {{hospital}}.',
  'Email address': 'Correo electrónico',
  Password: 'Contraseña',
  'Forgotten your password?': '¿Ha olvidado su contraseña?',
  'No account yet?': '¿Aún no tiene una cuenta?',
  'Create one': 'Cree una',
  'That did not work': 'No ha funcionado',
  'The email address or the password is wrong.':
    'El correo electrónico o la contraseña no son correctos.',
  'Too many attempts': 'Demasiados intentos',
  'Too many requests': 'Demasiadas solicitudes',
  'For your protection, wait {{minutes}} and try again.':
    'Por su seguridad, espere {{minutes}} y vuelva a intentarlo.',
  'one minute': 'un minuto',
  '{{count}} minutes': '{{count}} minutos',
  'Your email address is not confirmed yet': 'Su correo electrónico aún no está confirmado',
  'Open the link in the mail we sent you.': 'Abra el enlace del correo que le enviamos.',
  'Send the mail again': 'Enviar el correo de nuevo',

  'Confirm that it is you': 'Confirme que es usted',
  'You are signing in as {{email}}.': 'Está iniciando sesión como {{email}}.',
  Code: 'Código',
  'The six digits your authenticator app shows now, or one of your recovery codes.':
    'Los seis dígitos que muestra ahora su aplicación de autenticación, o uno de sus códigos de recuperación.',
  Continue: 'Continuar',
  'I have none of these': 'No tengo ninguno de estos',
  'Sign in as somebody else': 'Iniciar sesión con otra cuenta',
  'Use a passkey': 'Usar una llave de acceso',
  'Or enter a code:': 'O introduzca un código:',
  'The browser did not get a passkey. Try again, or enter a code below.':
    'El navegador no ha recibido ninguna llave de acceso. Inténtelo de nuevo o introduzca un código más abajo.',
  'The code is wrong, or was used already. Wait for the next one, or use a recovery code.':
    'El código no es correcto o ya se ha usado. Espere al siguiente o use un código de recuperación.',

  'Set up a second factor': 'Configure un segundo factor',
  '{{hospital}} asks people who decide about apps to sign in with a second factor. You are {{email}}; this takes a minute, once.':
    '{{hospital}} pide un segundo factor para iniciar sesión a quienes deciden sobre las aplicaciones. Usted es {{email}}; solo tendrá que hacerlo una vez y lleva un minuto.',
  'Open an authenticator app on your phone. Any will do.':
    'Abra una aplicación de autenticación en su teléfono. Sirve cualquiera.',
  'Scan this picture with it, or type the key below.':
    'Escanee con ella esta imagen o escriba la clave que aparece debajo.',
  'QR code for your authenticator app': 'Código QR para su aplicación de autenticación',
  'Enter the six digits the app shows.': 'Introduzca los seis dígitos que muestra la aplicación.',
  'Turn it on': 'Activar',
  'This code is not right. Enter the six digits your app shows now.':
    'Este código no es correcto. Introduzca los seis dígitos que muestra ahora su aplicación.',
  'Nothing waits for a code. Begin again.': 'No hay ningún código pendiente. Empiece de nuevo.',
  'Your recovery codes': 'Sus códigos de recuperación',
  'Keep them where you will find them without your phone. Each one signs you in once, in place of a code.':
    'Guárdelos donde pueda encontrarlos sin su teléfono. Cada uno sirve una sola vez para iniciar sesión, en lugar de un código.',
  'Shown once, never again': 'Solo se muestran esta vez',
  'Copy or print them now. We keep only fingerprints of them.':
    'Cópielos o imprímalos ahora. Nosotros no guardamos los códigos, solo una huella digital para comprobarlos.',
  'I have saved them': 'Ya los he guardado',

  'When everything is lost': 'Si lo ha perdido todo',
  'You are signing in as {{email}}, and have neither your authenticator app, nor a passkey, nor a recovery code.':
    'Está iniciando sesión como {{email}} y no tiene su aplicación de autenticación, ni una llave de acceso, ni un código de recuperación.',
  '{{hospital}} can remove your second factors. Somebody there makes sure who you are first:':
    '{{hospital}} puede eliminar sus segundos factores. Antes, alguien del hospital comprobará su identidad:',
  'You ask for it here. We mail you that you did.':
    'Usted lo solicita aquí. Le enviaremos un correo para confirmarlo.',
  'An administrator gets in touch with you by a way the hospital knew before, and checks who you are. For people who decide about apps, a second administrator confirms it.':
    'Un administrador se pondrá en contacto con usted por un medio que el hospital ya conocía y comprobará su identidad. Si usted decide sobre aplicaciones, lo confirmará un segundo administrador.',
  'Your second factors are removed and you are signed out everywhere. You sign in with your password and set up a new one.':
    'Sus segundos factores se eliminarán y su sesión se cerrará en todas partes. Después, inicie sesión con su contraseña y configure uno nuevo.',
  'The request ends by itself after {{days}} days, and when you sign in with a second factor or choose a new password.':
    'La solicitud termina por sí sola al cabo de {{days}} días, y también si usted inicia sesión con un segundo factor o elige una contraseña nueva.',
  'Ask for it': 'Solicitarlo',
  'Your request is recorded': 'Su solicitud está registrada',
  '{{hospital}} knows that you lost your second factors':
    '{{hospital}} sabe que usted ha perdido sus segundos factores',
  'We wrote to {{email}}. Somebody gets in touch with you to check who you are; nobody will ask for your password.':
    'Hemos escrito a {{email}}. Alguien se pondrá en contacto con usted para comprobar su identidad; nadie le pedirá su contraseña.',
  'The request waits until {{day}}. If it is urgent, write to {{address}}.':
    'La solicitud queda pendiente hasta el {{day}}. Si es urgente, escriba a {{address}}.',
  'I found one: back to the code': 'He encontrado uno: volver al código',
} as const
