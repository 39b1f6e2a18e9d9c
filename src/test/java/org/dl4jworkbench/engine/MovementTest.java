package org.dl4jworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against Pillow 9.4: {@code Image.transform} with AFFINE and BILINEAR of the picture with its edges repeated (numpy.pad); one step of rounding apart. */
class MovementTest {
    private static final int HEIGHT = 9;
    private static final int WIDTH = 12;

    private static byte[] picture() {
        byte[] bytes = new byte[HEIGHT * WIDTH];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 37 + 11 * (i % 5) * (i % 7));
        }
        return bytes;
    }

    @ParameterizedTest
    @CsvSource({
        "false, 2, -1, 0, 2a2a2aa7062b66b71e9be409fcfcfc9df96b0c5d569cf86a3f3f3f85e153c82f1258b481b6b6b6153a75c62daaf31853acacac087a1b6c65ab077901949494f062d73e2167c390e12424244984d53cb9022762b3171717892a7b74ba1688102d171717892a7b74ba1688102d",
        "true, 0, 0, 0, c372a5490320b944d2763000954409e49b1eb7662b06a72a0ff26af89c565d0c6bf99dfc39d281b458122fc853e1853f0ba45318f3aa2dc6753a15b64e1e017907ab656c1b7a08acc548e190c367213ed762f094bb1ab3622702b93cd5844924a35d2d108816ba747b2a8917",
        "false, 0.5, 0.25, 0, 001853a48b7e6c1126778b9a1f54553b598a6b4999763f78c7b3ad8b3e4b5d71c7a28c7b6e7cb9a079692e4697a0aa8498644a68997a58a8854e8763ae5c3a4d5a6c8076513b2a3e9aa88f88783d55868f997372405977a8896757345d9672711a495c697b8f65404a394d7a",
        "false, 0, 0, 90, 8b8b596aab9245527d55454577777693a568397aa1541e1e262672c4a885627477484c4c1111376a5781937754314f4f6c6c6b623d467966506268687e7e8661587a714c558897978b8b69426495706789807777a4a45e65a6785173a47f525253535490bf6d347587605959",
        "false, 0, 0, 17.5, 509b9e698f1a429d176d4d243a80bb52b4298ee17fcb5e305836264562586da79e9d811691a7b656662b43963e556739b0a0cb67bc2fa78a5d1e34826248445d86638d698abb876db34d4356643f3e5a62777c4fa795ab7dbc46ab09601d295581606e7aa96ba942633b2147",
        "true, -1.75, 2.5, -33, 7052924b10156b925bd18446ed4197590d3eb452a99f5a25a59ddf932591757fba6f340a609f8a6f5d9f59cc884918003d80801f4e2e414459270000753bac4580718786932800009f7e895dbf6ac1b9b6621e071d3d29574854556b80e7a02e257c6970917619837948afde"
    })
    void aPictureMovesAsInPillow(boolean flip, double right, double down, double degrees, String expected) {
        byte[] moved = new byte[HEIGHT * WIDTH];

        new Movement(flip, right, down, degrees).apply(picture(), 0, HEIGHT, WIDTH, 1, moved);

        byte[] golden = HexFormat.of().parseHex(expected);
        for (int i = 0; i < golden.length; i++) {
            assertThat(moved[i] & 0xFF).as("value %d", i).isCloseTo(golden[i] & 0xFF, within(1));
        }
    }

    @Test
    void channelsMoveTogetherAndAFullTurnChangesNothing() {
        byte[] three = new byte[HEIGHT * WIDTH * 3];
        for (int i = 0; i < three.length; i++) {
            three[i] = picture()[i / 3];
        }
        byte[] moved = new byte[three.length];
        byte[] grey = new byte[HEIGHT * WIDTH];
        Movement movement = new Movement(true, 1.5, -2, 12);
        movement.apply(three, 0, HEIGHT, WIDTH, 3, moved);
        movement.apply(picture(), 0, HEIGHT, WIDTH, 1, grey);
        for (int i = 0; i < moved.length; i++) {
            assertThat(moved[i]).isEqualTo(grey[i / 3]);
        }

        new Movement(false, 0, 0, 360).apply(picture(), 0, HEIGHT, WIDTH, 1, grey);
        assertThat(grey).isEqualTo(picture());
        byte[] half = new byte[grey.length];
        new Movement(false, 0, 0, 180).apply(picture(), 0, HEIGHT, WIDTH, 1, half);
        byte[] backwards = picture();
        for (int i = 0; i < backwards.length; i++) {
            backwards[i] = picture()[backwards.length - 1 - i];
        }
        assertThat(half).isEqualTo(backwards);
        assertThat(Arrays.equals(half, grey)).isFalse();
    }
}
