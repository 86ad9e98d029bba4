import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type ApprovalKind,
  type ApprovalRoute,
  type Approver,
  ApproverRole,
  type Stages,
} from '#domain/approval/approval.ts'
import { useAction } from '#web/platform/action.ts'
import type { AgencyView } from '#web/platform/agency.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import styles from './approval.module.css'
import { approvalRoutesQuery } from './approval.queries.ts'
import { kindText, rolesText } from './approval-words.ts'

/** Whom the agency asks for what: stage after stage. */
export function ApprovalRoutes({ view }: { view: AgencyView }) {
  const { data: routes, error } = useQuery(approvalRoutesQuery)
  if (!routes) return error ? <Failure error={error} /> : <Skeleton />
  return (
    <>
      <Banner quiet>{t('approval.routes.ownRule')}</Banner>
      {routes.map((route) => (
        <Section key={route.kind} title={kindText(route.kind)}>
          <RouteForm key={route.version} route={route} people={view.people} />
        </Section>
      ))}
    </>
  )
}

type People = AgencyView['people']
const heads: Approver['roles'] = ['agencyHead', 'chiefSecretary']
const headChoice = heads.join(' ')
const choiceOf = ({ roles, personId }: Approver): string => personId ?? roles.join(' ')
const asRoles = (choice: string) => ApproverRole.array().safeParse(choice.split(' '))
const approverOf = (choice: string): Approver => {
  const { data } = asRoles(choice)
  return data ? { roles: data, personId: null } : { roles: [], personId: choice }
}
const single = ['agencyHead', 'chiefSecretary', 'ethicsDirector', 'ethicsOfficer', 'unitHead'] as const

/** Also what the choice does not offer, such as two roles that somebody set elsewhere. */
const optionsFor = (kind: ApprovalKind, people: People, present: Approver) => [
  ...(kind === 'minutes' ? [{ value: 'chair', label: nameOf('role', 'chair') }] : []),
  { value: headChoice, label: rolesText({ roles: heads }) },
  ...single.map((role) => ({ value: role, label: nameOf('role', role) })),
  ...people.map((person) => ({ value: person.id, label: `${person.name}（${person.title}）` })),
  ...(present.roles.length > 1 && choiceOf(present) !== headChoice
    ? [{ value: choiceOf(present), label: rolesText(present) }]
    : []),
]

function RouteForm({ route, people }: { route: ApprovalRoute; people: People }) {
  const may = useMay()
  const [stages, setStages] = useState<Stages>(route.stages)
  const save = useAction<ApprovalRoute>()
  const isReadOnly = !may('approvalRoute.set')
  const isChanged = JSON.stringify(stages) !== JSON.stringify(route.stages)
  const setStage = (at: number, stage: Approver[]) =>
    setStages(stage.length > 0 ? stages.with(at, stage) : stages.toSpliced(at, 1))
  const director: Approver = { roles: ['ethicsDirector'], personId: null }
  const send = () =>
    save.mutate({
      method: 'PUT',
      address: `/approval-routes/${route.kind}`,
      input: { stages, version: route.version },
    })
  return (
    <>
      {stages.map((stage, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stage is known by its place
        <div key={at} className={styles.stage}>
          {stage.map((approver, step) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place
            <div key={step} className={styles.approver}>
              <Select
                label={t(step === 0 ? 'approval.routes.stage' : 'approval.routes.together', { number: at + 1 })}
                options={optionsFor(route.kind, people, approver)}
                value={choiceOf(approver)}
                disabled={isReadOnly}
                onChange={(choice) => setStage(at, stage.with(step, approverOf(choice)))}
              />
              {!isReadOnly && (stages.length > 1 || stage.length > 1) && (
                <Button
                  kind="quiet"
                  icon="close"
                  aria-label={`${t('web.remove')} ${t('approval.routes.stage', { number: at + 1 })}`}
                  onPress={() => setStage(at, stage.toSpliced(step, 1))}
                >
                  {t('web.remove')}
                </Button>
              )}
            </div>
          ))}
          {!isReadOnly && stage.length < 6 && (
            <div>
              <Button kind="quiet" icon="add" onPress={() => setStage(at, [...stage, director])}>
                {t('approval.routes.addTogether')}
              </Button>
            </div>
          )}
        </div>
      ))}
      <Failure error={save.error} />
      {!isReadOnly && (
        <Actions>
          {isChanged && (
            <Button kind="main" isPending={save.isPending} onPress={send}>
              {t('web.save')}
            </Button>
          )}
          <Button icon="add" isDisabled={stages.length >= 6} onPress={() => setStages([...stages, [director]])}>
            {t('approval.routes.addStage')}
          </Button>
        </Actions>
      )}
    </>
  )
}
