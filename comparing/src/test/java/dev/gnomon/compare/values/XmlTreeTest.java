package dev.gnomon.compare.values;

import static dev.gnomon.compare.values.Jsons.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTreeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<a x='1' y='2'><b/></a>|{'a':{'@x':'1','@y':'2','b':{}}}",
                "<a> t <!-- c --><![CDATA[<u>]]>&amp;&#65; </a>|{'a':{'#text':'t <u>&A'}}",
                "<a><b>1</b><c/><b>2</b></a>|{'a':{'b':[{'#text':'1'},{'#text':'2'}],'c':{}}}",
                "<s:a xmlns:s='u'><s:b s:c='1'/></s:a>|{'s:a':{'@xmlns:s':'u','s:b':{'@s:c':'1'}}}",
                "<?xml version='1.0' encoding='ISO-8859-1'?><?p i?><a>é</a><!-- end -->|{'a':{'#text':'é'}}",
                "<a>one<b/>two</a>|{'a':{'b':{},'#text':'onetwo'}}"
            })
    void elementsBecomeMembers(String xml, String expected) {
        assertThat(XmlTree.read(xml, Work.UNCOUNTED)).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "<a>",
                "<a/><b/>",
                "<a>&nbsp;</a>",
                "<a x='1' x='2'/>",
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
                "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'><a/>",
                "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a>&e;</a>",
                "<!DOCTYPE a [<!ATTLIST a x CDATA 'default'>]><a/>"
            })
    void documentsThatAreMalformedOrHaveADtdAreNone(String xml) {
        assertThat(XmlTree.read(xml, Work.UNCOUNTED)).isNull();
    }

    @Test
    void entitiesThatMultiplyAreNeverExpanded() {
        StringBuilder lol = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'lol'>");
        for (int i = 1; i < 12; i++) {
            lol.append("<!ENTITY e%d '%s'>".formatted(i, ("&e" + (i - 1) + ";").repeat(10)));
        }
        String xml = lol + "]><a>&e11;</a>";

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(XmlTree.read(xml, Work.UNCOUNTED)).isNull());
    }

    @Test
    void documentsThatAreTooDeepAreNone() {
        String inner = "<a>".repeat(XmlTree.MAX_DEPTH) + "</a>".repeat(XmlTree.MAX_DEPTH);

        assertThat(XmlTree.read(inner, Work.UNCOUNTED)).isNotNull();
        assertThat(XmlTree.read("<a>" + inner + "</a>", Work.UNCOUNTED)).isNull();
    }

    @Test
    void documentsThatAreTooLargeAreNone() {
        String many = "<b/>".repeat(XmlTree.MAX_NODES - 1);

        assertThat(XmlTree.read("<a>" + many + "</a>", Work.UNCOUNTED)).isNotNull();
        assertThat(XmlTree.read("<a x='1'>" + many + "</a>", Work.UNCOUNTED)).isNull();
    }
}
