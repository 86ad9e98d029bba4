import type { RouteContent } from '#domain/route/route.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { BasisMark } from './basis-mark.tsx'
import { Compared } from './compared.tsx'
import styles from './route.module.css'
import { clockText, conditionText, formText, namesOf, recipientText, useFlagName } from './route-words.ts'

type ReadingProps = {
  content: RouteContent
  /** Null: there is nothing to compare it with. */
  model: RouteContent | null
}

/** A route from beginning to end, in sentences. */
export function Reading({ content, model }: ReadingProps) {
  const flagName = useFlagName()
  return (
    <>
      {content.contentOutside && <Banner tone="due" quiet title={t('route.outside')} />}
      <Section title={t('route.section.when')}>
        <Compared
          ones={content.when}
          models={model?.when}
          tell={(one) => <span>{conditionText(one, flagName)}</span>}
        />
      </Section>
      <Section title={t('route.section.firstSteps')}>
        <Prose text={content.firstSteps} model={model?.firstSteps} />
      </Section>
      <Section title={t('route.section.recipients')}>
        <Compared
          ones={content.recipients}
          models={model?.recipients}
          tell={(one) => <span>{recipientText(one)}</span>}
        />
        {content.forbiddenMeans.length > 0 && (
          <p>{t('route.forbidden', { means: namesOf('route.means', content.forbiddenMeans) })}</p>
        )}
      </Section>
      <Section title={t('route.section.clocks')}>
        <Compared
          ones={content.clocks}
          models={model?.clocks}
          tell={(one) => (
            <>
              <span>{clockText(one)}</span>
              <BasisMark basis={one.basis} />
              {one.basis.source && <small>{t('route.basis.from', { source: one.basis.source })}</small>}
            </>
          )}
        />
      </Section>
      <Section title={t('route.section.followUp')}>
        <Prose text={content.followUp} model={model?.followUp} />
      </Section>
      <Section title={t('route.section.rest')}>
        <Facts
          facts={[
            [t('route.list.class'), nameOf('route.confidentiality', content.confidentiality)],
            [t('route.section.form'), formText(content.form)],
            [
              t('route.section.basis'),
              <span key="basis">
                <BasisMark basis={content.basis} />
                {content.basis.source && <small> {t('route.basis.from', { source: content.basis.source })}</small>}
              </span>,
            ],
          ]}
        />
      </Section>
    </>
  )
}

const Prose = ({ text, model }: { text: string; model: string | undefined }) => (
  <Compared
    ones={linesOf(text)}
    models={model === undefined ? undefined : linesOf(model)}
    tell={(one) => <span className={styles.prose}>{one}</span>}
  />
)

const linesOf = (text: string): string[] => (text === '' ? [] : [text])
