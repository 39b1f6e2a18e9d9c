package org.dl4jworkbench.rundir;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import org.dl4jworkbench.model.Defaulted;
import org.jspecify.annotations.Nullable;

/**
 * Makes every component of a record required unless it is {@code @Nullable} or {@link Defaulted}: a field that a file leaves out or sets to null is an
 * error at that place of the file, and never a null where the code expects none. The same holds for the elements of lists and the values
 * of maps.
 */
final class RequiredComponents extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasRequiredMarker(AnnotatedMember member) {
        return isRequired(member) ? Boolean.TRUE : super.hasRequiredMarker(member);
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated member) {
        RecordComponent component = component(member);
        if (component == null) {
            return super.findSetterInfo(member);
        }
        Nulls elements = mayHoldNulls(component) ? Nulls.SET : Nulls.FAIL;
        if (component.isAnnotationPresent(Defaulted.class)) {
            return JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY, elements);
        }
        return isRequired(member)
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL, elements)
                : JsonSetter.Value.forContentNulls(elements);
    }

    /** Whether the elements of a list, or the values of a map, are said to be nullable. */
    private static boolean mayHoldNulls(RecordComponent component) {
        if (!(component.getAnnotatedType() instanceof AnnotatedParameterizedType generic)) {
            return false;
        }
        AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
        return arguments[arguments.length - 1].isAnnotationPresent(Nullable.class);
    }

    private static boolean isRequired(Annotated member) {
        RecordComponent component = component(member);
        return component != null
                && !component.isAnnotationPresent(Defaulted.class)
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** The component that a parameter of a record's canonical constructor stands for; null for anything else. */
    private static @Nullable RecordComponent component(Annotated member) {
        if (!(member instanceof AnnotatedParameter parameter)
                || !(parameter.getOwner() instanceof AnnotatedConstructor constructor)
                || !constructor.getDeclaringClass().isRecord()) {
            return null;
        }
        RecordComponent[] components = constructor.getDeclaringClass().getRecordComponents();
        return constructor.getParameterCount() == components.length ? components[parameter.getIndex()] : null;
    }
}
