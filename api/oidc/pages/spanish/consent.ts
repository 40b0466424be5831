/** What a patient reads before an app sees anything. */
export const SPANISH_CONSENT = {
  'Allow {{app}}?': '¿Dar acceso a {{app}}?',
  '{{app}} asks for access to the record of {{patient}}':
    '{{app}} pide acceso a la historia clínica de {{patient}}',
  '{{app}} asks for access to your identity': '{{app}} pide saber quién es usted',
  '{{app}} asks for access to your record': '{{app}} pide acceso a su historia clínica',
  '{{app}} asks for access to health records': '{{app}} pide acceso a historias clínicas',
  Allow: 'Permitir',
  'You are signed in as {{name}}.': 'Ha iniciado sesión como {{name}}.',
  'Not you?': '¿No es usted?',
  'Most sensitive': 'Lo más delicado',
  Sensitive: 'Información delicada',
  'Health information': 'Información de salud',
  'General information': 'Información general',
  'Why: {{purpose}}': 'Para qué: {{purpose}}',
  'Allow only a part of it': 'Permitir solo una parte',
  'Take the tick off above, and choose here what the app may see.':
    'Quite la marca de arriba y elija aquí lo que la aplicación puede ver.',
  'Staying connected': 'Seguir conectada',
  'With it, the app can always': 'Además, la aplicación siempre puede',
  'The app can change the record.': 'La aplicación puede modificar la historia clínica.',
  'The app cannot change the record.': 'La aplicación no puede modificar la historia clínica.',
  'If it stays connected, it reaches your data for as long as you choose, also while you do not use it.':
    'Si sigue conectada, llega a sus datos durante el tiempo que usted elija, también cuando usted no la usa.',
  'It reaches your data only while you use it.': 'Llega a sus datos solo mientras usted la usa.',
  'You can take it back at any time under “My apps”; the app is cut off at once.':
    'Puede retirar el permiso en cualquier momento en «Mis aplicaciones»; la aplicación pierde el acceso al instante.',
  'The maker of this app did not agree to our privacy promise':
    'El fabricante de esta aplicación no ha aceptado nuestro compromiso de privacidad',
  'This is new: you allowed the app before, and its maker has changed the answer since.':
    'Esto es nuevo: usted permitió antes esta aplicación y, desde entonces, su fabricante ha cambiado de respuesta.',
  'They did not promise to protect your data the way we ask app makers to: they may use, sell or share it. What happens to it there, we cannot control.':
    'No se ha comprometido a proteger sus datos como se lo pedimos a los fabricantes de aplicaciones: podría usarlos, venderlos o compartirlos. No podemos controlar lo que ocurra con ellos allí.',
  'I have read this and want to go on': 'He leído esto y quiero continuar',
  'One more thing': 'Una cosa más',
  'Confirm that you have read the warning, or cancel.':
    'Confirme que ha leído la advertencia o cancele.',
  'Nothing is ticked': 'No hay nada marcado',
  'Tick what the app may see, or cancel.': 'Marque lo que la aplicación puede ver o cancele.',
  'From the maker of this app:': 'Del fabricante de esta aplicación:',
  'Privacy policy': 'Política de privacidad',
  'Terms of use': 'Condiciones de uso',
} as const
