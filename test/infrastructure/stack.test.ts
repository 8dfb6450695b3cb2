/** Connecticut's stack, synthesized once for all that is asked of it. */
import './stack/code.ts';
import './stack/event-sources.ts';
import './stack/http-api.ts';
import './stack/observability.ts';
import './stack/permissions.ts';
import './stack/production-defaults.ts';
import './stack/runbook.ts';
import './stack/schedules.ts';
import './stack/topics.ts';
import './stack/workflows.ts';
