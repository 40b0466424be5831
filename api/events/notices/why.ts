import type { NoticeRecipient } from '../../../schema/vocabulary/notice.ts'
import type { NoticeFacts } from './facts.ts'

/** Says why somebody is told, as the small print of a mail. */
export function whyTold(why: NoticeRecipient, { appName, vendorName }: NoticeFacts): string {
  return `You get this mail because ${reason(why, appName, vendorName)}.`
}

function reason(why: NoticeRecipient, appName: string, vendorName: string): string {
  switch (why) {
    case 'NEW_ACCOUNT':
      return 'an account was asked for with this address'
    case 'SUBMITTER':
      return 'you submitted this version'
    case 'VENDOR_MEMBERS':
      return `you work on the apps of ${vendorName}`
    case 'REGISTERED_ADDRESS':
      return `this address is registered for ${appName}`
    case 'APP_OWNER':
      return `you own ${appName}`
    case 'STAGE_OWNER':
      return 'you decide a stage of the review'
    case 'APP_ADMIN':
      return 'you administer the apps of the hospital'
    case 'REVIEWERS':
    case 'SECURITY_REVIEWER':
      return 'you review apps for the hospital'
    case 'CONTRACT_REVIEWER':
      return 'you look after contracts for the hospital'
    case 'INTAKE_REVIEWER':
      return 'you take in apps for the hospital'
    case 'SECURITY_OFFICER':
      return 'you look after the security of apps for the hospital'
    case 'PILOT_STARTER':
      return 'you started this pilot'
    case 'PILOT_USERS':
      return `you are among the people who try ${appName} out`
    case 'OTHER_SIDE':
      return `you take part in the conversation about ${appName}`
    case 'DEPARTMENTS':
      return `your department asked for ${appName}`
    case 'CONSENTING_USERS':
    case 'CONSENTING_USER':
      return `it is about what you allowed ${appName}`
  }
}
