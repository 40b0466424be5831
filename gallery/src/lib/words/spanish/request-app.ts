/** Asking for an app that is not there. */
export const SPANISH_REQUEST_APP = {
  'Ask for an app': 'Pedir una aplicación',
  'You miss an app here? Tell {{hospital}} which one. It asks the maker to register it, and answers you by mail.':
    '¿Echa en falta una aplicación? Diga a {{hospital}} cuál. Pedirá al fabricante que la registre y le responderá por correo.',
  'Several apps were asked for from your network just now':
    'Desde su red se acaban de pedir varias aplicaciones',
  'Wait one minute and send it again. What you wrote is still here.':
    'Espere un minuto y vuelva a enviarlo. Lo que ha escrito sigue aquí.',
  'Wait {{count}} minutes and send it again. What you wrote is still here.':
    'Espere {{count}} minutos y vuelva a enviarlo. Lo que ha escrito sigue aquí.',
  'Please look at this again': 'Revise esto, por favor',
  'Name of the app': 'Nombre de la aplicación',
  'Web address of the app': 'Dirección web de la aplicación',
  'It starts with https://. We read it and do not open it by machine.':
    'Empieza por https://. La leemos y no la abrimos de forma automática.',
  'What you would use it for': 'Para qué la usaría',
  '20 to 1,000 characters. Please write nothing about a patient, yourself included.':
    'De 20 a 1000 caracteres. No escriba nada sobre un paciente, tampoco sobre usted.',
  'Your name': 'Su nombre',
  'Your email address': 'Su dirección de correo',
  'Your department, if you work here': 'Su servicio, si trabaja aquí',
  'By sending this you agree that {{hospital}} uses your name and address to answer you, and for nothing else. Both are erased after {{months}} months.':
    'Al enviar esto acepta que {{hospital}} use su nombre y su dirección para responderle, y para nada más. Ambos se borran a los {{months}} meses.',
  'Send the request': 'Enviar la petición',
  'Thank you': 'Gracias',
  'Your request was received': 'Hemos recibido su petición',
  '{{hospital}} looks at it and answers you by mail.':
    '{{hospital}} la estudia y le responde por correo.',
  'Ask for another app': 'Pedir otra aplicación',
  'Ask for an app that is not here': 'Pida una aplicación que no esté aquí',
  'You lead a department?': '¿Dirige un servicio?',
  'Ask for this app for your department': 'Pida esta aplicación para su servicio',
  'Fill in this field.': 'Rellene este campo.',
  'Write at least {{limit}} characters; there are {{actual}}.':
    'Escriba al menos {{limit}} caracteres; hay {{actual}}.',
  'Write at most {{limit}} characters; there are {{actual}}.':
    'Escriba como máximo {{limit}} caracteres; hay {{actual}}.',
  'Enter an email address like name@example.org.':
    'Escriba una dirección de correo como nombre@example.org.',
  'Enter a full address that starts with https://.':
    'Escriba una dirección completa que empiece por https://.',
} as const
