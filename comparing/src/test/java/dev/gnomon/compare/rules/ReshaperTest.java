package dev.gnomon.compare.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonReader;
import dev.gnomon.compare.json.Name;
import dev.gnomon.compare.json.Unreadable;
import dev.gnomon.compare.values.Work;
import dev.gnomon.schemas.Side;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReshaperTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/nm|/name|{'nm':1,'x':2}|{'name':1,'x':2}",
                "/nm|/customer/name|{'nm':1}|{'customer':{'name':1}}",
                "/nm|/customer/name|{'nm':1,'customer':{'id':2}}|{'customer':{'id':2,'name':1}}",
                "/nm|/name|{'x':1}|{'x':1}",
                "/nm|/name|[1]|[1]",
                "/u/*/nm|/u/*/name|{'u':[{'nm':1},{},{'nm':2}]}|{'u':[{'name':1},{},{'name':2}]}",
                "/**/nm|/**/name|{'nm':{'nm':1},'l':[{'nm':2}]}|{'name':{'name':1},'l':[{'name':2}]}",
                "/*/**/a|/*/**/b|{'a':1,'x':{'a':2,'y':{'a':3}}}|{'a':1,'x':{'b':2,'y':{'b':3}}}",
                "/**/a/*|/**/b/*|{'a':[1,2]}|{'a':[],'b':{'0':1,'1':2}}",
                "/a/*|/b/*|{'a':{'p':1,'q':2}}|{'a':{},'b':{'p':1,'q':2}}",
                "/data||{'data':{'x':1}}|{'x':1}",
                "/data||{'data':{'x':1},'y':2}|fails",
                "|/data|{'x':1}|{'data':{'x':1}}",
                "|/data|[1]|{'data':[1]}",
                "/a|/a/v|{'a':1}|{'a':{'v':1}}",
                "/a/v|/a|{'a':{'v':1}}|{'a':1}",
                "/a/v|/a|{'a':{'v':1,'w':2}}|fails",
                "/x/*|/*|{'x':{'x':1,'y':2}}|{'x':1,'y':2}",
                "/l/0|/first|{'l':[1,2,3]}|{'l':[2,3],'first':1}",
                "/l/*|/l/*/v|{'l':[1,2]}|{'l':[{'v':1},{'v':2}]}",
                "/l/*/v|/l/*|{'l':[{'v':1},{'v':2}]}|{'l':[1,2]}",
                "/a|/l/0|{'a':1,'l':[2]}|fails",
                "/a|/l/1|{'a':1,'l':[2]}|fails",
                "/a|/b/c|{'a':1,'b':2}|fails",
                "/a|/b|{'a':1,'b':null}|fails",
                "/~2|/star|{'*':1,'a':2}|{'star':1,'a':2}",
                "/a~1b|/a~0b|{'a/b':1}|{'a~b':1}"
            })
    void valuesMoveWhereTheRuleSays(String at, @Nullable String moveTo, String before, String after) throws Exception {
        String target = moveTo == null ? "" : moveTo;
        Reshaper reshaper = reshaper("[{'at': '%s', 'moveTo': '%s'}]".formatted(at == null ? "" : at, target));

        if (after.equals("fails")) {
            assertThatThrownBy(() -> reshaper.apply(json(before), Work.UNCOUNTED))
                    .isInstanceOf(CannotApply.class)
                    .hasMessageContaining("rules[0]")
                    .hasMessageContaining("\"" + at + "\"")
                    .hasMessageContaining("\"" + target + "\"");
        } else {
            assertThat(reshaper.apply(json(before), Work.UNCOUNTED).value()).isEqualTo(json(after));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/headers|{'headers':{'Date':1,'X':{'Y':1}},'A':1}|{'headers':{'date':1,'x':{'Y':1}},'A':1}",
                "/**|{'User':{'AboutMe':[{'ALIAS':1}]}}|{'user':{'aboutme':[{'alias':1}]}}",
                "|{'a':1,'A':2,'B':3}|{'a':1,'A':2,'b':3}",
                "|{'Ab':1,'AB':2,'aB':3}|{'Ab':1,'AB':2,'aB':3}",
                "|[{'A':1}]|[{'A':1}]",
                "/A|{'A':'x'}|{'A':'x'}"
            })
    void memberNamesBecomeLowerCaseUnlessTheyCollide(@Nullable String at, String before, String after)
            throws Exception {
        Reshaper reshaper = reshaper("[{'at': '%s', 'keys': 'lower'}]".formatted(at == null ? "" : at));

        assertThat(reshaper.apply(json(before), Work.UNCOUNTED).value()).isEqualTo(json(after));
    }

    @Test
    void eachRuleSeesWhatTheOnesBeforeMade() throws Exception {
        Reshaper reshaper = reshaper(
                "[{'at': '/**', 'keys': 'lower'}, {'at': '/a', 'moveTo': '/b'}," + " {'at': '/b', 'moveTo': '/c/d'}]");

        assertThat(reshaper.apply(json("{'A':1}"), Work.UNCOUNTED).value()).isEqualTo(json("{'c':{'d':1}}"));
    }

    @Test
    void whereAPartComesFromIsKnown() throws Exception {
        Reshaped reshaped = reshaper("[{'at': '/u/*/nm', 'moveTo': '/u/*/name'}, {'at': '/l/0', 'moveTo': '/K'},"
                        + " {'at': '', 'keys': 'lower'}]")
                .apply(json("{'u':[{'x':1},{'nm':{'deep':1}}],'l':[1,2],'Q':{'r':1},'same':{'s':1}}"), Work.UNCOUNTED);

        assertThat(reshaped.value())
                .isEqualTo(json("{'u':[{'x':1},{'name':{'deep':1}}],'l':[2],'k':1,'q':{'r':1},'same':{'s':1}}"));
        Origin root = Objects.requireNonNull(reshaped.origin());
        assertThat(root.spot()).isNull();
        assertThat(root.member(Name.of("same"))).isNull();
        assertThat(path(member(root, "k").spot())).isEqualTo("/l/0");
        assertThat(path(member(root, "q").spot())).isEqualTo("/Q");
        assertThat(member(root, "q").member(Name.of("r"))).isNull();
        assertThat(path(Objects.requireNonNull(member(root, "l").element(0)).spot()))
                .isEqualTo("/l/1");
        Origin second = Objects.requireNonNull(member(root, "u").element(1));
        assertThat(second.spot()).isNull();
        assertThat(path(member(second, "name").spot())).isEqualTo("/u/1/nm");
        assertThat(member(root, "u").element(0)).isNull();
    }

    @Test
    void whatARuleMadeComesFromNowhere() throws Exception {
        Reshaped reshaped =
                reshaper("[{'at': '/nm', 'moveTo': '/customer/name'}]").apply(json("{'nm':1}"), Work.UNCOUNTED);

        Origin customer = member(Objects.requireNonNull(reshaped.origin()), "customer");
        assertThat(customer.spot()).isNull();
        assertThat(path(member(customer, "name").spot())).isEqualTo("/nm");
    }

    @Test
    void onlyTheNamedSideIsReshaped() throws Exception {
        CompiledRules rules = RuleSet.parse("[{\"at\":\"/a\",\"side\":\"old\",\"moveTo\":\"/b\"}]")
                .compile(null);

        assertThat(rules.reshaper(Side.OLD)).isNotNull();
        assertThat(rules.reshaper(Side.NEW)).isNull();
        assertThat(RuleSet.NONE.compile(null).reshaper(Side.OLD)).isNull();
    }

    @Test
    void manyWildcardsVisitEachPlaceOnce() throws Exception {
        Reshaper reshaper =
                reshaper("[{'at': '/**/a/**/a/**/a/**/a/**/a/x', 'moveTo': '/**/a/**/a/**/a/**/a/**/a/y'}]");
        String deep = "{'a':".repeat(400) + "{'x':1}" + "}".repeat(400);
        long[] steps = {0};

        Json value = reshaper.apply(json(deep), spent -> steps[0] += spent).value();

        assertThat(value).isEqualTo(json(deep.replace("'x'", "'y'")));
        assertThat(steps[0]).isLessThan(20_000);
    }

    private static Origin member(Origin origin, String name) {
        return Objects.requireNonNull(origin.member(Name.of(name)), name);
    }

    private static String path(@Nullable Spot spot) {
        if (spot == null || spot.around() == null) {
            return "";
        }
        return path(spot.around()) + "/" + (spot.name() == null ? Integer.toString(spot.index()) : spot.name());
    }

    private static Reshaper reshaper(String rules) throws RulesRefused {
        return Objects.requireNonNull(
                RuleSet.parse(rules.replace('\'', '"')).compile(null).reshaper(Side.OLD));
    }

    private static Json json(String text) throws Unreadable {
        return new JsonReader().read(text.replace('\'', '"'));
    }
}
