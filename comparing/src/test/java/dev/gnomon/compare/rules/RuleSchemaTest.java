package dev.gnomon.compare.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds the schema against the parser. */
class RuleSchemaTest {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema SCHEMA = REGISTRY.getSchema(RuleSchema.text(), InputFormat.JSON);

    @ParameterizedTest
    @FieldSource("dev.gnomon.compare.rules.RuleExamples#VALID")
    void whatTheParserAcceptsIsValid(String rule) {
        assertThat(errors("[" + rule + "]")).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("dev.gnomon.compare.rules.RuleExamples#INVALID")
    void whatTheParserRefusesIsInvalidWhereASchemaCanTell(RuleExamples.Invalid invalid) {
        assertThat(errors("[" + invalid.rule() + "]").isEmpty()).isEqualTo(!invalid.schemaTells());
    }

    @Test
    void limitsAreTheSame() {
        String rule = "{'at': '/x', 'map': true}";

        assertThat(errors("[" + (rule + ",").repeat(RuleSet.MAX_RULES - 1) + rule + "]"))
                .isEmpty();
        assertThat(errors("[" + (rule + ",").repeat(RuleSet.MAX_RULES) + rule + "]"))
                .isNotEmpty();
        assertThat(errors("{}")).isNotEmpty();
    }

    private static List<Error> errors(String rules) {
        return SCHEMA.validate(rules.replace('\'', '"'), InputFormat.JSON);
    }
}
