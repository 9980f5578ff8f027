package dev.browsergrid.profiles.chunk.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// An element of an answer, read without ever following a reference out of it.
final class S3Xml {
    private final Element element;

    private S3Xml(Element element) {
        this.element = element;
    }

    static S3Xml read(byte[] bytes) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // else it prints on the console
            builder.setErrorHandler(new DefaultHandler());
            return new S3Xml(builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement());
        } catch (SAXException broken) {
            throw new IOException("the answer is no XML", broken);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform can read XML", e);
        }
    }

    String name() {
        return element.getTagName();
    }

    Optional<String> text(String child) {
        NodeList found = element.getElementsByTagName(child);
        return found.getLength() == 0
                ? Optional.empty()
                : Optional.of(found.item(0).getTextContent());
    }

    List<S3Xml> children(String child) {
        NodeList found = element.getElementsByTagName(child);
        List<S3Xml> children = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            if (found.item(i) instanceof Element one) {
                children.add(new S3Xml(one));
            }
        }
        return children;
    }
}
