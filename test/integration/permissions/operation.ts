type Answer = 'OK' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'NOT_UNIQUE' | 'null'

/** One field of the API, asked by everybody it is not for, and by one it is for. */
export interface OperationOn<Targets> {
  /** The field with valid arguments, and what is selected of it. */
  text: (t: Targets) => string
  /** Who may: the same operation succeeds for them, so the refusals are refusals of the person. */
  rightful:
    | 'anybody'
    | 'owner'
    | 'reviewer'
    | 'patient'
    | 'newcomer'
    | 'publisher'
    | 'intake'
    | 'organizationAdmin'
    | 'leaver'
    | 'service'
  /** What anonymous visitors, somebody else's patient and a developer of another vendor are answered. */
  others: readonly [anonymous: Answer, patient: Answer, developer: Answer]
}
