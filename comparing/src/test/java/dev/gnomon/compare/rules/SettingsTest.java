package dev.gnomon.compare.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.Name;
import dev.gnomon.schemas.DifferenceKind;
import dev.gnomon.schemas.Side;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What several rules say together. */
class SettingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'at':'/b','ignore':true}|b|true",
                "{'at':'/b','ignore':true}|b c|true",
                "{'at':'/b','ignore':true}|a|false",
                "{'at':'/**','ignore':true},{'at':'/b','ignore':false}|b c|false",
                "{'at':'/**','ignore':true},{'at':'/b','ignore':false}|a|true",
                "{'at':'/b','ignore':true},{'at':'/b/c','ignore':false}|b c|false",
                "{'at':'/b','ignore':true},{'at':'/b/c','ignore':false}|b|true",
                "{'at':'/b/c','ignore':false},{'at':'/b','ignore':true}|b c|true",
                "{'at':'/**/t','ignore':true},{'at':'/**','ignore':['ADDED']}|b t|true",
                "{'at':'/**','ignore':['ADDED']},{'at':'/b','ignore':true}|b c|true",
                "{'at':'','ignore':true}|b c|true"
            })
    void whatIsIgnoredIsSoWithAllInside(String rules, String path, boolean ignored) throws RulesRefused {
        assertThat(at(rules, path).ignoring().what() == Ignoring.What.IGNORED).isEqualTo(ignored);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'at':'/**','ignore':['ADDED']}|b c|ADDED",
                "{'at':'/b','ignore':['ADDED']}|b c|",
                "{'at':'/**','ignore':['ADDED']},{'at':'/b','ignore':['TYPE']}|b|TYPE",
                "{'at':'/**','ignore':['ADDED']},{'at':'/b','ignore':false}|b c|",
                "{'at':'/b','ignore':false},{'at':'/**','ignore':['ADDED']}|b c|ADDED"
            })
    void differencesAreForgivenWhereTheLastRuleSaysSo(String rules, String path, @Nullable String kind)
            throws RulesRefused {
        Set<DifferenceKind> expected = kind == null ? Set.of() : Set.of(DifferenceKind.valueOf(kind));

        assertThat(at(rules, path).ignoring().forgiven()).isEqualTo(expected);
    }

    @Test
    void eachPropertyIsThatOfTheLastRuleThatHasIt() throws RulesRefused {
        Settings settings = at("""
                {'at':'/b','key':['/id'],'absent':['null'],'map':true,'tolerance':{'abs':'1'}},
                {'at':'/**','list':'set'},
                {'at':'/*','absent':['[]']},
                {'at':'/b','map':false,'tolerance':{'rel':'0.1'}}
                """, "b");

        assertThat(settings.lists().by()).isEqualTo(ListIdentity.By.DISTINCT_CONTENT);
        assertThat(settings.absent()).containsExactly(Json.array(List.of()));
        assertThat(settings.map()).isFalse();
        assertThat(Objects.requireNonNull(settings.tolerance()).abs()).isNull();
    }

    private static Settings at(String rules, String path) throws RulesRefused {
        Place place = RuleSet.parse(("[" + rules + "]").replace('\'', '"'))
                .compile(null)
                .root(Side.OLD);
        for (String name : path.split(" ", -1)) {
            place = place.member(Name.of(name));
        }
        return place.settings();
    }
}
