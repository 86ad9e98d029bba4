import type { Role } from '#domain/person/person.ts'

const everyone: Role[] = [
  'agencyHead',
  'chiefSecretary',
  'ethicsDirector',
  'ethicsOfficer',
  'unitHead',
  'staff',
  'dutyOfficer',
]
const ethics: Role[] = ['ethicsDirector', 'ethicsOfficer']
const heads: Role[] = ['agencyHead', 'chiefSecretary']
const signedIn: Role[] = [...everyone, 'systemAdministrator', 'superiorEthics']

/**
 * Who may do what: the permission matrix. The name of an operation is its permission, its audit event and its
 * operationId. Whether it may be done to this very thing is a rule of the thing.
 */
export const operations = {
  'session.signIn': signedIn,
  'session.refuseSignIn': signedIn,
  'session.answerFactor': signedIn,
  'session.show': signedIn,
  'session.signOut': signedIn,
  'session.changePassword': signedIn,
  'session.enrolFactor': signedIn,
  'session.confirmFactor': signedIn,
  'session.deviceKey': signedIn,

  'agency.show': signedIn,
  'agency.changeSettings': [...ethics, 'systemAdministrator'],
  'unit.abolish': [...ethics, 'systemAdministrator'],
  'ownerPhrase.remember': ethics,

  'file.add': everyone,
  'file.show': everyone,
  'upload.begin': everyone,
  'fieldKit.show': everyone,
  'upload.receive': everyone,

  'plan.list': everyone,
  'plan.show': everyone,
  'plan.live': everyone,
  'plan.import': ethics,
  'plan.correct': ethics,
  'plan.submit': ethics,
  'plan.approve': heads,
  'plan.return': heads,
  'plan.changePeriod': ethics,
  'plan.startNextYear': ethics,
  'clause.needsNoDuty': ethics,
  'clause.reconsider': ethics,
  'duty.accept': ethics,
  'duty.correct': ethics,
  'duty.dismiss': ethics,
  'duty.add': ethics,
  'duty.reconsider': ethics,

  'assignment.list': everyone,
  'assignment.today': everyone,
  'assignment.assign': ['unitHead', ...ethics],
  'assignment.complete': everyone,

  'checklist.list': everyone,
  'checklist.show': everyone,
  'checklist.publish': ethics,
  'checklist.listModels': ethics,
  'checklist.showModel': ethics,
  'checklist.add': ethics,
  'checklist.withdraw': ethics,
  'checklist.showDraft': ethics,
  'checklist.saveDraft': ethics,
  'checklist.dropDraft': ethics,
  'checklist.import': ethics,
  'checklist.export': ethics,
  'checklist.listVersions': ethics,
  'checklist.showModelUpdate': ethics,
  'inspection.list': everyone,
  'inspection.show': everyone,
  'inspection.save': everyone,
  'inspection.submit': ['unitHead', ...ethics],
  'inspection.takeOver': everyone,
  'inspection.seeTakeOver': everyone,
  'inspection.versions': everyone,
  'inspection.setAside': everyone,
  'inspection.settle': everyone,

  'inspectionPlan.list': everyone,
  'inspectionPlan.show': everyone,
  'inspectionPlan.download': everyone,
  'inspectionPlan.save': ethics,
  'inspectionPlan.submit': ethics,
  'inspectionPlan.approve': heads,
  'inspectionPlan.return': heads,
  'inspectionPlan.begin': ethics,
  'inspectionPlan.keepCompany': ethics,
  'draw.list': everyone,
  'draw.show': everyone,
  'draw.download': everyone,
  'draw.prepare': ethics,
  'draw.make': ethics,
  'draw.confirm': everyone,
  'comparison.show': [...ethics, ...heads, 'unitHead'],
  'comparison.items': [...ethics, ...heads, 'unitHead'],
  'comparison.years': [...ethics, ...heads, 'unitHead'],
  'readiness.show': [...ethics, ...heads, 'unitHead'],
  'readiness.signUnit': ['unitHead'],
  'readiness.signAgency': heads,

  'deficiency.list': everyone,
  'deficiency.show': everyone,
  'deficiency.improve': ['unitHead', 'staff', ...ethics],
  'deficiency.count': everyone,
  'deficiency.ageing': everyone,
  'deficiency.open': ['unitHead', ...ethics],
  'deficiency.report': ethics,
  'deficiency.handOver': ethics,
  'deficiency.begin': ['unitHead', 'staff', ...ethics],
  'deficiency.interim': ['unitHead', 'staff', ...ethics],
  'deficiency.cost': ['unitHead', 'staff', ...ethics],
  'deficiency.extend': [...ethics, ...heads],
  // By right it is for ethics and the heads; anybody may stand in for one of them.
  'deficiency.release': everyone,
  'deficiency.return': everyone,
  'deficiency.close': [...ethics, ...heads],
  'deficiency.changeMany': [...ethics, ...heads],
  'deficiency.letter': [...ethics, ...heads],
  'savedView.list': everyone,
  'savedView.save': everyone,
  'savedView.remove': everyone,

  'deputy.list': signedIn,
  'deputy.name': [...heads, 'systemAdministrator'],
  'deputy.end': [...heads, 'systemAdministrator'],

  'point.list': everyone,
  'point.show': everyone,
  'point.findByCode': everyone,
  'point.printLabels': everyone,
  'point.add': ['unitHead', ...ethics],
  'point.change': ['unitHead', ...ethics],
  'point.retire': ['unitHead', ...ethics],

  'patrolRoute.list': everyone,
  'patrolRoute.show': everyone,
  'patrolRoute.add': ['unitHead', ...ethics],
  'patrolRoute.change': ['unitHead', ...ethics],
  'patrolRoute.retire': ['unitHead', ...ethics],
  'patrolRound.list': everyone,
  'patrolRound.show': everyone,
  'patrolRound.handIn': everyone,

  'incident.list': everyone,
  'incident.show': everyone,
  'incident.record': everyone,
  'incident.addNotice': everyone,

  'telling.mine': signedIn,
  'telling.countUnread': signedIn,
  'telling.read': signedIn,
  'telling.acknowledge': signedIn,
  'telling.show': signedIn,
  'telling.test': signedIn,
  'telling.showOrder': [...ethics, ...heads],
  'telling.setOrder': ethics,
  'telling.listDead': [...ethics, 'systemAdministrator'],
  'telling.tryAgain': [...ethics, 'systemAdministrator'],
  'telling.showChannels': ['systemAdministrator'],
  'telling.setChannels': ['systemAdministrator'],
  'telling.showOwnChannels': signedIn,
  'telling.setOwnChannels': signedIn,
  'telling.addPushPlace': signedIn,
  'telling.removePushPlace': signedIn,

  'outcomeReport.show': [...ethics, ...heads, 'unitHead'],
  'outcomeReport.download': [...ethics, ...heads, 'unitHead'],
  'outcomeReport.close': ethics,
} as const satisfies Record<string, readonly Role[]>

export type Operation = keyof typeof operations
export const operationNames = Object.keys(operations) as [Operation, ...Operation[]]

/** What the product does by itself when its time has come. Nobody may ask for it; the audit names it like the others. */
export const systemOperations = ['alarm.fire', 'alarm.postpone', 'telling.handOver', 'telling.settle'] as const
export type SystemOperation = (typeof systemOperations)[number]

export const may = (roles: readonly Role[], operation: Operation): boolean =>
  (operations[operation] as readonly Role[]).some((role) => roles.includes(role))
