import account from './es/account.json'
import apiRules from './es/api-rules.json'
import appInformation from './es/app-information.json'
import appLifecycle from './es/app-lifecycle.json'
import attestationText from './es/attestation-text.json'
import backendServices from './es/backend-services.json'
import clientSecrets from './es/client-secrets.json'
import common from './es/common.json'
import components from './es/components.json'
import dataPolicy from './es/data-policy.json'
import desk from './es/desk.json'
import docs from './es/docs.json'
import governance from './es/governance.json'
import inbox from './es/inbox.json'
import incidents from './es/incidents.json'
import landing from './es/landing.json'
import launches from './es/launches.json'
import lifecycle from './es/lifecycle.json'
import partner from './es/partner.json'
import permissions from './es/permissions.json'
import queue from './es/queue.json'
import registration from './es/registration.json'
import registrations from './es/registrations.json'
import representatives from './es/representatives.json'
import requests from './es/requests.json'
import review from './es/review.json'
import rules from './es/rules.json'
import settings from './es/settings.json'
import settingsFace from './es/settings-face.json'
import settingsPeople from './es/settings-people.json'
import shell from './es/shell.json'
import usage from './es/usage.json'
import vendor from './es/vendor.json'
import vocabulary from './es/vocabulary.json'
import serverWords from './es-server.json'

/** The Spanish of the portal: one file per area, and one for what several areas say. */
export const spanish: Readonly<Record<string, string>> = {
  ...account,
  ...apiRules,
  ...appInformation,
  ...appLifecycle,
  ...attestationText,
  ...backendServices,
  ...clientSecrets,
  ...common,
  ...components,
  ...dataPolicy,
  ...desk,
  ...docs,
  ...governance,
  ...inbox,
  ...incidents,
  ...landing,
  ...launches,
  ...permissions,
  ...queue,
  ...lifecycle,
  ...registration,
  ...registrations,
  ...partner,
  ...representatives,
  ...requests,
  ...review,
  ...rules,
  ...settings,
  ...settingsFace,
  ...settingsPeople,
  ...shell,
  ...usage,
  ...vendor,
  ...vocabulary,
}

/** What the server says in English, in Spanish. */
export const spanishOfServer: Readonly<Record<string, string>> = serverWords
