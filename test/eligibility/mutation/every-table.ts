/** All tables in one file: a mutant then pays once for loading the rules. The quick and broad ones come first. */
import '../worked-examples.test.ts';
import '../golden-sentences.test.ts';
import '../correctional-service-canada/rules-across-programmes.test.ts';
import '../correctional-service-canada/boundaries-men.test.ts';
import '../correctional-service-canada/boundaries-women.test.ts';
import '../correctional-service-canada/boundaries-sexual.test.ts';
import '../correctional-service-canada/derived.test.ts';
import '../correctional-service-canada/overrides.test.ts';
import '../correctional-service-canada/readings.test.ts';
import '../verdict.test.ts';
import '../disparity.test.ts';
import '../other-jurisdictions.test.ts';
import '../almost.test.ts';
import '../catalogue.test.ts';
import '../explain.test.ts';
import '../command-line.test.ts';
