package dev.gnomon.sdk;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Set;

/** What a service can see of a type names no type of a package {@code internal}: members, supertypes, type arguments. */
final class NothingInternalInSignatures extends ArchCondition<JavaClass> {

    NothingInternalInSignatures() {
        super("show nothing internal in what is public or protected");
    }

    static boolean isInternal(JavaClass type) {
        return type.getPackageName().contains(".internal");
    }

    /** Whether a service can name the type: it is public or protected, and so is everything around it. */
    static boolean isVisible(JavaClass type) {
        return isVisible(type.getModifiers())
                && type.getEnclosingClass()
                        .map(NothingInternalInSignatures::isVisible)
                        .orElse(true);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        Set<JavaClass> supertypes = new HashSet<>();
        type.getSuperclass().ifPresent(superclass -> supertypes.addAll(superclass.getAllInvolvedRawTypes()));
        type.getInterfaces().forEach(each -> supertypes.addAll(each.getAllInvolvedRawTypes()));
        type.getTypeParameters().forEach(each -> supertypes.addAll(each.getAllInvolvedRawTypes()));
        report(type, type.getFullName(), supertypes, events);
        type.getMembers().stream()
                .filter(member -> isVisible(member.getModifiers()))
                .forEach(member -> report(type, member.getFullName(), typesOf(member), events));
    }

    private static Set<JavaClass> typesOf(JavaMember member) {
        Set<JavaClass> types = new HashSet<>();
        if (member instanceof JavaField field) {
            types.addAll(field.getType().getAllInvolvedRawTypes());
        } else if (member instanceof JavaCodeUnit method) {
            types.addAll(method.getReturnType().getAllInvolvedRawTypes());
            for (JavaType parameter : method.getParameterTypes()) {
                types.addAll(parameter.getAllInvolvedRawTypes());
            }
            types.addAll(method.getExceptionTypes());
            method.getTypeParameters().forEach(each -> types.addAll(each.getAllInvolvedRawTypes()));
        }
        return types;
    }

    private static void report(JavaClass type, String where, Set<JavaClass> shown, ConditionEvents events) {
        for (JavaClass each : shown) {
            if (isInternal(each)) {
                events.add(SimpleConditionEvent.violated(type, where + " shows " + each.getName()));
            }
        }
    }
}
