/** For people who open an app that only a few try out. */
export const SPANISH_PILOT = {
  'Not open to you yet': 'Todavía no disponible para usted',
  '{{app}} is being tried out by a few people, and you are not on their list. Nothing was shared with it. If you think you should be, write to {{address}}.':
    'Unas pocas personas están probando {{app}} y usted no está en su lista. No se ha compartido nada con la aplicación. Si cree que debería estar, escriba a {{address}}.',
} as const
