/** For the developer whose redirect address is not the registered one. */
export const SPANISH_MISMATCH = {
  'For the developer of this app': 'Para quien desarrolla esta aplicación',
  'The two addresses have to be the same. They differ from character {{position}} on.':
    'Las dos direcciones tienen que ser iguales. Difieren a partir del carácter {{position}}.',
  'The address the app asked for': 'La dirección que pidió la aplicación',
  'The registered address most like it': 'La dirección registrada más parecida',
  'This is shown in the sandbox only.': 'Esto se muestra solo en el entorno de pruebas.',
  'nothing here': 'aquí nada',
  'Spaces or line breaks surround the address.':
    'La dirección está rodeada de espacios o saltos de línea.',
  'The slash at the end makes the difference: with and without it are two addresses.':
    'La diferencia es la barra final: con ella y sin ella son dos direcciones.',
  'One is http and the other is https.': 'Una es http y la otra es https.',
  'Small and capital letters differ, and that counts.':
    'Las mayúsculas y minúsculas no coinciden, y eso cuenta.',
  'The same address is encoded differently (%XX); it is compared as it is written.':
    'La misma dirección está codificada de otra forma (%XX); se compara tal como está escrita.',
  'The port differs.': 'El puerto es distinto.',
  'localhost and 127.0.0.1 are two names to us.':
    'localhost y 127.0.0.1 son para nosotros dos nombres.',
  'The part from ? on has to be registered with the address, or carried in state.':
    'La parte a partir de ? tiene que estar registrada con la dirección, o viajar en state.',
  'The part from # on does not belong to a redirect address.':
    'La parte a partir de # no pertenece a una dirección de retorno.',
} as const
