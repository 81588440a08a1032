import { callRules, type ServiceRule, type ServiceRuleName } from '@frontdoor/contracts';
import {
  type EntityManager,
  findSkilledFor,
  findTopicWords,
  forgetLeftAlone,
  replaceTopicWords,
  Service,
  setLevel,
} from '@frontdoor/persistence';

/** How a rule of a service stands. */
export async function readServiceRule(
  manager: EntityManager,
  service: Service,
  what: ServiceRuleName,
): Promise<ServiceRule> {
  const { id: serviceId, organisationId } = service;
  switch (what) {
    case 'calls':
      return { what, value: service.callRules && callRules.parse(service.callRules) };
    case 'overflow':
      return { what, value: service.overflow };
    case 'rings':
      return { what, value: service.rings };
    case 'hops':
      return { what, value: service.hopBudget };
    case 'left-alone':
      return { what, value: service.leftAlone };
    case 'words': {
      const words = await findTopicWords(manager, { organisationId });
      const own = words.filter((each) => each.serviceId === serviceId);
      return { what, value: Object.fromEntries(own.map(({ phrase, weight }) => [phrase, weight])) };
    }
    case 'levels': {
      const people = await findSkilledFor(manager, { serviceId, organisationId });
      const known = people.flatMap(({ id, level }) => (level === null ? [] : [[id, level] as const]));
      return { what, value: Object.fromEntries(known) };
    }
  }
}

/** Keeps a rule that was checked. */
export async function writeServiceRule(
  manager: EntityManager,
  { id: serviceId, organisationId }: Service,
  rule: ServiceRule,
): Promise<void> {
  const id = serviceId;
  switch (rule.what) {
    case 'calls':
      return void (await manager.update(Service, { id }, { callRules: rule.value }));
    case 'overflow':
      return void (await manager.update(Service, { id }, { overflow: rule.value }));
    case 'rings':
      return void (await manager.update(Service, { id }, { rings: rule.value }));
    case 'hops':
      return void (await manager.update(Service, { id }, { hopBudget: rule.value }));
    case 'left-alone':
      await manager.update(Service, { id }, { leftAlone: rule.value });
      return void (await forgetLeftAlone(manager, { serviceId }));
    case 'words':
      await replaceTopicWords.remove(manager, { serviceId });
      return void (await replaceTopicWords.add(manager, {
        serviceId,
        phrases: Object.keys(rule.value),
        weights: Object.values(rule.value),
      }));
    case 'levels':
      for (const { id: agentId, level } of await findSkilledFor(manager, { serviceId, organisationId })) {
        const wanted = rule.value[agentId] ?? null;
        if (wanted !== level) await setLevel(manager, { id: agentId, serviceId, level: wanted });
      }
  }
}
