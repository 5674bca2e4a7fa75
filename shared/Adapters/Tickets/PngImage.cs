using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Serverless.Adapters.Tickets;

/// <summary>Writes square images of black and white as PNG (ISO 15948), one bit per pixel.</summary>
internal static class PngImage
{
    private const byte BitDepth = 1;
    private const int HeaderLength = 13;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="size">Pixels per side.</param>
    /// <param name="isBlack">Whether the pixel in this row and column is black.</param>
    public static byte[] Write(int size, Func<int, int, bool> isBlack)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], size);
        header[8] = BitDepth; // Greyscale; no interlacing.

        using var image = new MemoryStream();
        image.Write(Signature);
        WriteChunk(image, "IHDR"u8, header);
        WriteChunk(image, "IDAT"u8, Compress(size, isBlack));
        WriteChunk(image, "IEND"u8, []);

        return image.ToArray();
    }

    private static byte[] Compress(int size, Func<int, int, bool> isBlack)
    {
        using var bytes = new MemoryStream();

        using (var zlib = new ZLibStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            // The first byte of a row says that it is not filtered.
            Span<byte> row = stackalloc byte[1 + ((size + 7) / 8)];

            for (var y = 0; y < size; y++)
            {
                row.Clear();

                for (var x = 0; x < size; x++)
                {
                    row[1 + (x / 8)] |= isBlack(y, x) ? (byte)0 : (byte)(0x80 >> (x % 8));
                }

                zlib.Write(row);
            }
        }

        return bytes.ToArray();
    }

    private static void WriteChunk(Stream image, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        image.Write(number);
        image.Write(type);
        image.Write(data);
        var crc = new Crc32();
        crc.Append(type);
        crc.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, crc.GetCurrentHashAsUInt32());
        image.Write(number);
    }
}
