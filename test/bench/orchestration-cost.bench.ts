/** What Step Functions would charge for one case of eighteen months; counted, so the same on any machine. */
import { orchestrationCost } from '../workflows/orchestration-cost.ts';

const { months, events, notices, settlements, perCase, dollarsPerCase, perMonth } = await orchestrationCost();
console.log(`One case of ${months} months: ${events} events, ${notices} notices, ${settlements} settlements.`);
for (const [machine, cost] of Object.entries(perCase)) {
  console.log(
    `${machine.padEnd(14)} ${cost.transitions} transitions, ${cost.transitionsEach.toFixed(2)} for each notice or settlement (target <= 5), $${cost.dollars.toFixed(4)}`,
  );
}
console.log(`A case costs $${dollarsPerCase.toFixed(4)} at $0.025 per 1,000 transitions.`);
for (const [machine, cost] of Object.entries(perMonth)) {
  console.log(
    `${machine.padEnd(14)} ${cost.transitions} transitions a month for a jurisdiction, $${cost.dollars.toFixed(2)}`,
  );
}
